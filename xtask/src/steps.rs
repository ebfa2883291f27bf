//! A task of several steps that goes on after a failure and tells at the end how each went.

use crate::command::sentences;
use anyhow::{Result, bail};
use std::time::Instant;

/// The steps of one task so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    seconds: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// It needs the result of a step that failed.
    Skipped,
}

impl Steps {
    /// Runs one step and returns its result, or nothing when it failed; the reason is printed at once.
    pub fn run<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n== {name} ==");
        let started = Instant::now();
        let result = step();
        if let Err(error) = &result {
            eprintln!("{}", sentences(error));
        }
        let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
        self.done.push(Step { name, outcome, seconds: started.elapsed().as_secs() });
        result.ok()
    }

    /// Runs one step that needs the result of an earlier one.
    pub fn run_with<I, T>(
        &mut self,
        name: &'static str,
        input: Option<I>,
        step: impl FnOnce(I) -> Result<T>,
    ) -> Option<T> {
        if let Some(input) = input {
            return self.run(name, || step(input));
        }
        self.done.push(Step { name, outcome: Outcome::Skipped, seconds: 0 });
        None
    }

    /// Prints how each step went and fails unless all passed.
    pub fn finish(self) -> Result<()> {
        println!("\n{}", self.summary());
        let bad = self.done.iter().filter(|step| step.outcome != Outcome::Passed).count();
        if bad > 0 {
            bail!("{bad} of {} steps did not pass.", self.done.len());
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let width = self.done.iter().map(|step| step.name.len()).max().unwrap_or_default();
        let line = |step: &Step| {
            let outcome = match step.outcome {
                Outcome::Passed => "passed",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "not run",
            };
            format!("{:width$}  {outcome:7}  {:>4} s", step.name, step.seconds)
        };
        self.done.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::Steps;
    use anyhow::bail;

    #[test]
    fn a_failure_stops_only_what_needs_it() {
        let mut steps = Steps::default();
        let site = steps.run("build", || -> anyhow::Result<()> { bail!("no disk") });
        steps.run_with("journeys", site, |()| Ok(()));
        steps.run("native tests", || Ok(()));
        assert_eq!(
            steps.summary(),
            "build         FAILED      0 s\n\
             journeys      not run     0 s\n\
             native tests  passed      0 s"
        );
        assert_eq!(steps.finish().unwrap_err().to_string(), "2 of 3 steps did not pass.");
    }
}
