//! What the published files cost on the wire, against what they may cost.

use crate::compress::{brotli, gzip};
use crate::licenses::{LICENSE, LICENSES};
use crate::links::{self, Link};
use crate::oembed::OEMBED;
use crate::project::Project;
use crate::site::{self, ELEMENT, FRAME_SCRIPT, Flavor, PAGE_SCRIPT, PAGE_STYLE};
use anyhow::{Result, bail};

/// A promise about the bytes that some of the files may cost with brotli.
struct Budget {
    what: &'static str,
    /// Bytes.
    limit: usize,
    /// Bytes that must not be exceeded as long as the limit is not met: the way there only goes down.
    ceiling: usize,
    covers: fn(&str) -> bool,
}

/// What the figures are held against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The limits: what the project promises.
    Limits,
    /// The ceilings: no change may make it larger than it is.
    Ceilings,
}

/// The bars the project holds.
const BUDGETS: [Budget; 3] = [
    Budget { what: "everything that a page loads", limit: 56 * 1024, ceiling: 81_030, covers: |name| !is_apart(name) },
    Budget {
        what: "script and style before the list can be read",
        limit: 6 * 1024,
        ceiling: 6 * 1024,
        covers: |name| [ELEMENT, PAGE_SCRIPT, PAGE_STYLE].contains(&name),
    },
    Budget {
        what: "the script of a page around a frame",
        limit: 1200,
        ceiling: 1200,
        covers: |name| name == FRAME_SCRIPT,
    },
];

/// Whether a page with the checklist never loads it, or only when somebody asks for it: a QR code, another language, the page
/// where one copies snippets, what is for pages around a frame, licences.
fn is_apart(name: &str) -> bool {
    let others = name.starts_with("embed.") || [FRAME_SCRIPT, LICENSE, LICENSES, OEMBED].contains(&name);
    others || name.ends_with("-qr.js") || name.contains("-text-")
}

/// What one file costs, in bytes.
struct Part {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table and fails when a budget is exceeded. Builds first when told to, or when there is no build.
pub fn run(project: &Project, build: bool, hold: Hold) -> Result<()> {
    if build || !project.dist().join("index.html").is_file() {
        site::build(project, Flavor::Production)?;
    }
    let parts = site::files(&project.dist())?.into_iter().map(measure).collect::<Result<Vec<_>>>()?;
    print_table(&parts);
    let verdicts: Vec<_> = BUDGETS.iter().map(|budget| verdict(budget, &parts)).collect();
    for verdict in &verdicts {
        println!("{}", verdict.sentence);
    }
    let exceeded = |verdict: &Verdict| match hold {
        Hold::Limits => verdict.over_limit,
        Hold::Ceilings => verdict.over_ceiling,
    };
    let links = links::measured();
    for Link { what, length, limit } in &links {
        println!("{what}: {length} characters, at most {limit}");
    }
    if verdicts.iter().any(exceeded) || links.iter().any(|link| link.length > link.limit) {
        bail!("The published files exceed a budget; xtask/src/size.rs says what each is for.");
    }
    Ok(())
}

fn measure((name, bytes): (String, Vec<u8>)) -> Result<Part> {
    Ok(Part { raw: bytes.len(), gzip: gzip(&bytes)?.len(), brotli: brotli(&bytes)?.len(), name })
}

fn print_table(parts: &[Part]) {
    let width = parts.iter().map(|part| part.name.len()).max().unwrap_or_default();
    println!("{:width$}  {:>9}  {:>9}  {:>9}", "bytes", "raw", "gzip", "brotli");
    for Part { name, raw, gzip, brotli } in parts {
        println!("{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
}

struct Verdict {
    over_limit: bool,
    over_ceiling: bool,
    sentence: String,
}

fn verdict(budget: &Budget, parts: &[Part]) -> Verdict {
    let covered = parts.iter().filter(|part| (budget.covers)(&part.name));
    let (gzip, brotli) = covered.fold((0, 0), |(gzip, brotli), part| (gzip + part.gzip, brotli + part.brotli));
    let over_limit = brotli > budget.limit;
    let over_ceiling = brotli > budget.ceiling.max(budget.limit);
    let outcome = if over_limit {
        format!("{} over, not to grow above {} until it fits", brotli - budget.limit, budget.ceiling)
    } else {
        format!("{} to spare", budget.limit - brotli)
    };
    let sentence =
        format!("{}: {brotli} bytes with brotli ({gzip} with gzip), budget {}, {outcome}", budget.what, budget.limit);
    Verdict { over_limit, over_ceiling, sentence }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Part, is_apart, verdict};

    #[test]
    fn what_a_page_loads_later_if_at_all_is_apart() {
        let of = |end: &str| is_apart(&["alignment-checklist-0123456789abcdef", end].concat());
        assert_eq!(["-qr.js", "-text-de.json", ".wasm", ".js"].map(of), [true, true, false, false]);
    }

    const BUDGET: Budget =
        Budget { what: "scripts", limit: 100, ceiling: 110, covers: |name| name.starts_with("script") };

    fn parts(brotli: usize) -> [Part; 2] {
        [("script.js", brotli), ("style.css", 1000)].map(|(name, brotli)| Part {
            name: name.to_owned(),
            raw: 0,
            gzip: 200,
            brotli,
        })
    }

    #[test]
    fn a_budget_counts_its_own_files_up_to_the_limit() {
        let verdict = verdict(&BUDGET, &parts(100));
        assert!(!verdict.over_limit && !verdict.over_ceiling);
        assert_eq!(verdict.sentence, "scripts: 100 bytes with brotli (200 with gzip), budget 100, 0 to spare");
    }

    #[test]
    fn one_byte_more_is_over() {
        let verdict = verdict(&BUDGET, &parts(101));
        assert!(verdict.over_limit && !verdict.over_ceiling);
        assert_eq!(
            verdict.sentence,
            "scripts: 101 bytes with brotli (200 with gzip), budget 100, 1 over, not to grow above 110 until it fits"
        );
    }

    #[test]
    fn the_ceiling_holds_until_the_limit_does() {
        assert!(verdict(&BUDGET, &parts(111)).over_ceiling);
    }
}
