//! A bundle with one of its programs replaced.
//!
//! The programs are linked anew; their instructions are shared with the bundle they come from.

use super::bundle::Bundle;
use super::isolation::Isolation;
use super::program::Program;

impl Bundle {
    /// The same bundle with another program in place of the one that was added as the `number`th,
    /// from 0; none where there are fewer. The other programs and the functions are shared, and
    /// handles of this bundle's messages do not fit the new one.
    pub fn with_program(&self, number: usize, program: Program) -> Option<Self> {
        if number >= self.programs.len() {
            return None;
        }
        let isolation = match (self.use_isolating, self.isolates_where_needed) {
            (_, true) => Isolation::Auto,
            (true, false) => Isolation::Always,
            (false, false) => Isolation::Never,
        };
        let mut bundle = Self::new(self.locale().clone(), isolation);
        bundle.functions = self.functions.clone();
        let mut program = Some(program);
        for (at, linked) in self.programs.iter().enumerate() {
            let new = if at == number { program.take().map(Into::into) } else { None };
            bundle.add_shared(new.unwrap_or_else(|| linked.program.clone()));
        }
        Some(bundle)
    }
}
