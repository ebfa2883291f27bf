//! The order of the functions in the WebAssembly, which is worth a kilobyte.
//!
//! The order means nothing to the module, but compression finds what repeats more cheaply when alike stands beside alike. Binaryen
//! puts the functions that are called most first, for the shorter numbers, and so mixes all kinds. Functions with memory of their own
//! on the stack begin and end alike, and so do those of one type; the shortest resemble each other most. Whether the longest stand apart, and from
//! which length on, is a matter of luck: the best of some ways is taken.

use crate::compress::brotli;
use anyhow::{Context, Result};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef};

/// From how many bytes on functions stand apart, in each of the ways that are tried.
const LONG: [usize; 16] =
    [200, 300, 400, 500, 600, 700, 850, 1000, 1200, 1400, 1700, 2000, 2500, 3000, 4000, usize::MAX];

/// The same module with its functions in the order of their kinds, and in each kind in the order of their lengths.
///
/// # Errors
///
/// When the module cannot be read.
pub fn run(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut best = (usize::MAX, Vec::new());
    for long in LONG {
        let way = arranged(wasm, long)?;
        let size = brotli(&way)?.len();
        if size < best.0 {
            best = (size, way);
        }
    }
    Ok(best.1)
}

fn arranged(wasm: &[u8], long: usize) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Arrangement::of(wasm, long)?
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("The optimized WebAssembly cannot be put in order.")?;
    Ok(module.finish())
}

/// Where each function of a module goes.
struct Arrangement {
    /// Imported functions come first in the numbering and keep their numbers.
    imported: u32,
    /// The type of each other function, in the new order.
    types: Vec<u32>,
    /// The old place of each, in the new order.
    sources: Vec<usize>,
    /// The new place of each, in the old order.
    targets: Vec<u32>,
}

impl Arrangement {
    fn of(wasm: &[u8], long: usize) -> Result<Self> {
        let mut imported = 0;
        let mut types: Vec<u32> = Vec::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push((has_frame(&body)?, body.as_bytes().len())),
                _ => {}
            }
        }
        let mut order: Vec<usize> = (0..bodies.len()).collect();
        order.sort_by_key(|&function| {
            let (has_frame, length) = bodies[function];
            (length > long, has_frame, types[function], length)
        });
        let mut targets = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            targets[old] = new;
        }
        Ok(Self { imported, types: order.iter().map(|&old| types[old]).collect(), sources: order, targets })
    }
}

/// Whether a function moves the pointer to the end of the stack, the one global that changes.
fn has_frame(body: &FunctionBody<'_>) -> Result<bool> {
    for operator in body.get_operators_reader()? {
        if matches!(operator?, Operator::GlobalSet { .. }) {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Reencode for Arrangement {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.targets[own as usize],
            None => function,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for function_type in &self.types {
            functions.function(*function_type);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for old in self.sources.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::run;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, Module, RefType, TableSection,
        TableType, TypeSection, ValType,
    };
    use wasmparser::{Parser, Payload, Validator};

    const TICK: u32 = 0;
    const COUNT: u32 = 1;

    /// A module that imports function 0 and has five more: one with a frame, and two of each type, by turns, that call each other.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "a", EntityType::Function(TICK));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let mut add = |function_type, instructions: &[Instruction<'_>]| {
            functions.function(function_type);
            let mut function = Function::new([]);
            for instruction in instructions {
                function.instruction(instruction);
            }
            function.instruction(&Instruction::End);
            code.function(&function);
        };
        add(TICK, &[Instruction::GlobalGet(0), Instruction::GlobalSet(0)]);
        add(COUNT, &[Instruction::Call(4)]);
        add(TICK, &[Instruction::Call(2), Instruction::Drop]);
        add(COUNT, &[Instruction::I32Const(7)]);
        add(TICK, &[Instruction::Call(0)]);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 2,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut globals = GlobalSection::new();
        globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(0));
        let mut exports = ExportSection::new();
        exports.export("calls", ExportKind::Func, 2).export("seven", ExportKind::Func, 4);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions((&[4, 5]).into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&globals);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// The code of each function, and what each export leads to.
    fn functions(wasm: &[u8]) -> (Vec<Vec<u8>>, Vec<u32>) {
        let (mut code, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => code.push(body.as_bytes().to_vec()),
                Payload::ExportSection(section) => {
                    exports.extend(section.into_iter().map(|export| export.unwrap().index));
                }
                _ => {}
            }
        }
        (code, exports)
    }

    #[test]
    fn functions_of_one_kind_stand_together_and_all_that_names_them_follows() {
        let arranged = run(&module()).unwrap();
        Validator::new().validate_all(&arranged).unwrap();
        let (code, exports) = functions(&arranged);
        let (no_locals, call, seven, drop, end) = (0, 0x10, [0x41, 7], 0x1a, 0x0b);
        let [get, set] = [[0x23, 0], [0x24, 0]];
        assert_eq!(
            code,
            [
                vec![no_locals, call, 0, end],
                vec![no_locals, call, 3, drop, end],
                vec![no_locals, call, 4, end],
                vec![no_locals, seven[0], seven[1], end],
                vec![no_locals, get[0], get[1], set[0], set[1], end],
            ]
        );
        assert_eq!(exports, [3, 4]);
        assert!(arranged.windows(3).any(|bytes| bytes == [2, 4, 1]), "the table: {arranged:?}");
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(run(b"<!doctype html>").is_err());
    }
}
