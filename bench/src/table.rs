//! The figures of all browsers side by side, with what they are held against.

use journeys::Browser;

use crate::samples::Samples;

/// One figure in one browser.
pub struct Row {
    what: &'static str,
    unit: &'static str,
    samples: Samples,
    bar: Option<f64>,
}

impl Row {
    /// A figure; its median is held against `bar`, if there is one.
    pub fn new(what: &'static str, unit: &'static str, samples: Samples, bar: Option<f64>) -> Self {
        Self { what, unit, samples, bar }
    }

    /// Whether the median is above the bar.
    pub fn is_exceeded(&self) -> bool {
        self.bar.zip(self.samples.median()).is_some_and(|(bar, median)| median > bar)
    }

    /// Median and worst, or a dash.
    fn figures(&self) -> String {
        match (self.samples.median(), self.samples.worst()) {
            (Some(median), Some(worst)) => format!("{} ({})", self.figure(median), self.figure(worst)),
            _ => "–".to_owned(),
        }
    }

    fn figure(&self, value: f64) -> String {
        // What has no unit is a share.
        let digits = if self.unit.is_empty() { 3 } else { 0 };
        format!("{value:.digits$}")
    }

    fn label(&self) -> String {
        if self.unit.is_empty() { self.what.to_owned() } else { format!("{}, {}", self.what, self.unit) }
    }
}

/// The table: a line per figure, a column per browser, each with the median and, in parentheses, the worst.
pub fn rendered(browsers: &[Browser], columns: &[Vec<Row>]) -> String {
    let mut lines = vec![line("median (worst)", browsers.iter().map(|browser| browser.name().to_owned()), "at most")];
    let count = columns.first().map_or(0, Vec::len);
    for index in 0..count {
        let rows: Vec<_> = columns.iter().filter_map(|column| column.get(index)).collect();
        if let Some(first) = rows.first() {
            let bar = first.bar.map(|bar| bar.to_string()).unwrap_or_default();
            lines.push(line(&first.label(), rows.iter().map(|row| row.figures()), &bar));
        }
    }
    lines.concat()
}

fn line(label: &str, figures: impl Iterator<Item = String>, bar: &str) -> String {
    let figures: Vec<_> = figures.map(|figure| format!("  {figure:>15}")).collect();
    format!("{label:<46}{}  {bar:>7}\n", figures.concat())
}

#[cfg(test)]
mod tests {
    use super::{Row, rendered};
    use crate::samples::Samples;
    use journeys::Browser;

    fn row(value: f64, bar: f64) -> Row {
        Row::new("tick", "ms", [value].into_iter().collect(), Some(bar))
    }

    #[test]
    fn a_bar_is_exceeded_only_from_above() {
        assert!(!row(50.0, 50.0).is_exceeded());
        assert!(row(50.1, 50.0).is_exceeded());
        assert!(!Row::new("shift", "", Samples::default(), Some(0.1)).is_exceeded(), "what was not measured");
    }

    #[test]
    fn each_browser_has_a_column_and_each_figure_a_line() {
        let columns = [vec![row(12.3, 50.0)], vec![Row::new("tick", "ms", Samples::default(), Some(50.0))]];
        let table = rendered(&[Browser::Chromium, Browser::Firefox], &columns);
        let words: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(words[0], ["median", "(worst)", "chromium", "firefox", "at", "most"]);
        assert_eq!(words[1], ["tick,", "ms", "12", "(12)", "–", "50"]);
    }
}
