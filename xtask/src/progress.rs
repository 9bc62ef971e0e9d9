//! Says what is being done, as it is done: `[2/6] building the wasm module…` and how long it took.

use std::io::Write as _;
use std::time::{Duration, Instant};

/// A chore's steps, counted.
pub struct Progress {
    total: usize,
    started: usize,
    begun: Instant,
}

impl Progress {
    /// Begins a chore of so many steps.
    pub fn of(total: usize) -> Progress {
        Progress { total, started: 0, begun: Instant::now() }
    }

    /// Announces a step, runs it and says how long it took.
    pub fn step<T>(&mut self, what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.started += 1;
        println!("[{}/{}] {what}…", self.started, self.total);
        // What a child process prints must not overtake this line.
        let _ = std::io::stdout().flush();
        let begun = Instant::now();
        let result = work();
        match &result {
            Ok(_) => println!("[{}/{}] {what}: done in {}", self.started, self.total, seconds(begun.elapsed())),
            Err(_) => println!("[{}/{}] {what}: failed after {}", self.started, self.total, seconds(begun.elapsed())),
        }
        result
    }

    /// Time since the chore began.
    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }
}

/// A duration for a person: `0.4 s`, `12.3 s`, `4 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 100 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_time_is_told_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(1250)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_step_hands_on_what_its_work_gave() {
        let mut progress = Progress::of(1);
        assert_eq!(progress.step("counting", || Ok(3)).ok(), Some(3));
        assert!(progress.step("failing", || -> anyhow::Result<()> { anyhow::bail!("no") }).is_err());
    }
}
