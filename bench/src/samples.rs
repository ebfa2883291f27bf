//! What several measurements of one thing say together.

/// Measurements of one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// The one in the middle, or the lower of the two that are. `None` when nothing was measured.
    pub fn median(&self) -> Option<f64> {
        self.0.get(self.0.len().checked_sub(1)? / 2).copied()
    }

    /// The largest. `None` when nothing was measured.
    pub fn worst(&self) -> Option<f64> {
        self.0.last().copied()
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<I: IntoIterator<Item = f64>>(measurements: I) -> Self {
        let mut sorted: Vec<f64> = measurements.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        Self(sorted)
    }
}

#[cfg(test)]
mod tests {
    use super::Samples;

    #[test]
    fn the_middle_and_the_end_are_found_in_any_order() {
        let samples: Samples = [5.0, 1.0, 30.0, 2.0].into_iter().collect();
        assert_eq!((samples.median(), samples.worst()), (Some(2.0), Some(30.0)));
        let samples: Samples = [5.0, 1.0, 30.0].into_iter().collect();
        assert_eq!((samples.median(), samples.worst()), (Some(5.0), Some(30.0)));
    }

    #[test]
    fn nothing_measured_says_nothing() {
        assert_eq!((Samples::default().median(), Samples::default().worst()), (None, None));
    }
}
