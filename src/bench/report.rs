//! What was measured: each figure over the rounds, and ratios of figures of the same round.

use serde::Serialize;

use super::Plan;

/// All of it.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Where.
    pub machine: Machine,
    /// Times that everything was measured.
    pub rounds: u32,
    /// What was measured, in that order.
    pub figures: Vec<Figure>,
    /// What to look at.
    pub ratios: Vec<Ratio>,
    /// What could not be measured, and why.
    pub missing: Vec<String>,
}

/// The machine and the sandbox in it.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// CPUs that this process may use.
    pub cpus: usize,
    /// The processor's name.
    pub processor: Option<String>,
    /// The kernel's release.
    pub kernel: Option<String>,
    /// The interpreter.
    pub python: String,
    /// The isolation in force.
    pub tier: String,
    /// This program's version.
    pub version: &'static str,
}

impl Machine {
    /// This one.
    pub(super) fn here(plan: &Plan, tier: &str) -> Self {
        let read = |path: &str| std::fs::read_to_string(path).ok();
        let processor = read("/proc/cpuinfo").and_then(|text| {
            let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
            name.map(|(_, name)| name.trim().to_owned())
        });
        Self {
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
            processor,
            kernel: read("/proc/sys/kernel/osrelease").map(|text| text.trim().to_owned()),
            python: plan.python_version.clone(),
            tier: tier.to_owned(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// A value over the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    /// The median.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The most.
    pub max: f64,
}

impl Range {
    fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len() % 2 == 1 {
            sorted[middle]
        } else {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        };
        Some(Self { median, min, max })
    }
}

/// Something that was measured in each round.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// `ms`, `1/s`, `MB`, or nothing for a count.
    pub unit: &'static str,
    /// What came out.
    #[serde(flatten)]
    pub range: Range,
}

/// One figure in terms of another of the same round.
#[derive(Debug, Serialize)]
pub struct Ratio {
    /// What it says.
    pub name: String,
    /// The figure above the line.
    pub of: String,
    /// The figure below it.
    pub to: String,
    /// What came out.
    #[serde(flatten)]
    pub range: Range,
}

/// Takes down figures as they come, round by round.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    figures: Vec<(String, &'static str, Vec<f64>)>,
}

impl Recorder {
    /// The value of a figure in this round.
    pub(super) fn note(&mut self, name: &str, unit: &'static str, value: f64) {
        match self.figures.iter_mut().find(|(known, ..)| known == name) {
            Some((_, _, values)) => values.push(value),
            None => self.figures.push((name.to_owned(), unit, vec![value])),
        }
    }

    fn values(&self, name: &str) -> Option<&[f64]> {
        self.figures.iter().find(|(known, ..)| known == name).map(|(_, _, values)| values.as_slice())
    }

    /// The figures, and these ratios of them (what it says, above the line, below it), where both were measured.
    pub(super) fn report(
        &self,
        machine: Machine,
        rounds: u32,
        ratios: &[(&str, &str, &str)],
        missing: Vec<String>,
    ) -> Report {
        let figures = self.figures.iter().filter_map(|(name, unit, values)| {
            Some(Figure { name: name.clone(), unit, range: Range::of(values)? })
        });
        let ratios = ratios.iter().filter_map(|(name, of, to)| {
            let pairs = self.values(of)?.iter().zip(self.values(to)?);
            let range = Range::of(&pairs.map(|(of, to)| of / to).collect::<Vec<_>>())?;
            Some(Ratio { name: (*name).to_owned(), of: (*of).to_owned(), to: (*to).to_owned(), range })
        });
        Report { machine, rounds, figures: figures.collect(), ratios: ratios.collect(), missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(Range::of(&[]), None);
        assert_eq!(Range::of(&[3.0, 1.0, 2.0]), Some(Range { median: 2.0, min: 1.0, max: 3.0 }));
        assert_eq!(Range::of(&[4.0, 1.0]), Some(Range { median: 2.5, min: 1.0, max: 4.0 }));
    }

    #[test]
    fn ratios_are_of_figures_of_the_same_round() {
        let mut recorder = Recorder::default();
        for (slow, quick) in [(10.0, 1.0), (30.0, 2.0), (20.0, 1.0)] {
            recorder.note("slow", "ms", slow);
            recorder.note("quick", "ms", quick);
        }
        recorder.note("alone", "ms", 5.0);
        let machine = Machine {
            cpus: 1,
            processor: None,
            kernel: None,
            python: String::new(),
            tier: String::new(),
            version: "",
        };
        let wanted = [("much", "slow", "quick"), ("not measured", "slow", "missing")];
        let report = recorder.report(machine, 3, &wanted, Vec::new());
        assert_eq!(report.figures.len(), 3);
        assert_eq!(report.ratios.len(), 1);
        assert_eq!(report.ratios[0].range, Range { median: 15.0, min: 10.0, max: 20.0 });
    }
}
