//! The order of the functions in the WebAssembly, which is worth a kilobyte.
//!
//! The order means nothing to the module, but compression finds what repeats more cheaply when alike stands beside alike. Binaryen
//! puts the functions that are called most first, for the shorter numbers, and so mixes all kinds. Functions of one type
//! begin alike, so they are put together, those with the same first instructions side by side.

use anyhow::{Context, Result};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in the order of their types, and in each type in the order of their code.
///
/// # Errors
///
/// When the module cannot be read.
pub fn run(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Order::of(wasm)?
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("The optimized WebAssembly cannot be put in order.")?;
    Ok(module.finish())
}

/// Where each function of a module goes.
struct Order {
    /// Imported functions come first in the numbering and keep their numbers.
    imported: u32,
    /// The type of each other function, in the new order.
    types: Vec<u32>,
    /// The old place of each, in the new order.
    order: Vec<usize>,
    /// The new place of each, in the old order.
    places: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Self> {
        let mut imported = 0;
        let mut types = Vec::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut functions: Vec<_> = types.into_iter().zip(bodies).zip(0..).collect();
        functions.sort();
        let mut places = vec![0; functions.len()];
        for (new, (_, old)) in (0..).zip(&functions) {
            places[*old] = new;
        }
        Ok(Self {
            imported,
            types: functions.iter().map(|((function_type, _), _)| *function_type).collect(),
            order: functions.into_iter().map(|(_, old)| old).collect(),
            places,
        })
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.places[own as usize],
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
        for old in self.order.clone() {
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
        FunctionSection, ImportSection, Module, RefType, TableSection, TableType, TypeSection, ValType,
    };
    use wasmparser::{Parser, Payload, Validator};

    const TICK: u32 = 0;
    const COUNT: u32 = 1;

    /// A module that imports function 0 and has four more: two of each type, by turns, that call each other.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "a", EntityType::Function(TICK));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let mut add = |function_type, write: fn(&mut Function)| {
            functions.function(function_type);
            let mut function = Function::new([]);
            write(&mut function);
            function.instructions().end();
            code.function(&function);
        };
        add(COUNT, |function| drop(function.instructions().call(3)));
        add(TICK, |function| drop(function.instructions().call(1).drop()));
        add(COUNT, |function| drop(function.instructions().i32_const(7)));
        add(TICK, |function| drop(function.instructions().call(0)));
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 2,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut exports = ExportSection::new();
        exports.export("calls", ExportKind::Func, 1).export("seven", ExportKind::Func, 3);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions((&[3, 4]).into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    /// The code of each function, and what each export leads to.
    fn functions(wasm: &[u8]) -> (Vec<Vec<u8>>, Vec<u32>) {
        let (mut code, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => code.push(body.as_bytes().to_vec()),
                Payload::ExportSection(section) => {
                    exports.extend(section.into_iter().map(|export| export.unwrap().index))
                }
                _ => {}
            }
        }
        (code, exports)
    }

    #[test]
    fn functions_of_one_type_stand_together_and_all_that_names_them_follows() {
        let arranged = run(&module()).unwrap();
        Validator::new().validate_all(&arranged).unwrap();
        let (code, exports) = functions(&arranged);
        let (no_locals, call, seven, drop, end) = (0, 0x10, [0x41, 7], 0x1a, 0x0b);
        assert_eq!(
            code,
            [
                vec![no_locals, call, 0, end],
                vec![no_locals, call, 3, drop, end],
                vec![no_locals, call, 4, end],
                vec![no_locals, seven[0], seven[1], end],
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
