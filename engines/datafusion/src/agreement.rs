//! That all processes of a cluster convert by the same rates and rules.
//!
//! A plan names a function; which rates it goes by is each process's own affair, and two executors
//! with different files would give a total that nobody can check. So the fingerprint of a
//! session's rates travels with its settings, as `coinage.rates`, and a function that finds
//! another than its own there answers nothing.

use crate::kernel::Kernel;
use datafusion::common::DataFusionError;
use datafusion::common::config::{ConfigEntry, ConfigExtension, ConfigOptions, ExtensionOptions};
use datafusion::error::Result;
use std::any::Any;

const KEY: &str = "rates";

/// The settings `coinage.…` of a session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Agreement {
    /// The fingerprint that every process has to have; empty where none is demanded.
    rates: String,
}

impl Agreement {
    #[cfg(feature = "ballista")]
    pub(crate) fn on(kernel: &Kernel) -> Self {
        Self { rates: kernel.fingerprint().to_owned() }
    }

    /// Refuses to go on with other rates than the session's.
    pub(crate) fn hold(function: &str, kernel: &Kernel, session: &ConfigOptions) -> Result<()> {
        match session.extensions.get::<Self>() {
            Some(agreed) if !agreed.rates.is_empty() && agreed.rates != kernel.fingerprint() => {
                Err(DataFusionError::Configuration(format!(
                    "{function} converts by other rates or rules here ({}) than this session does ({}); \
                     start all processes of the cluster with the same ones",
                    kernel.fingerprint(),
                    agreed.rates
                )))
            }
            _ => Ok(()),
        }
    }
}

impl ConfigExtension for Agreement {
    const PREFIX: &'static str = "coinage";
}

impl ExtensionOptions for Agreement {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn cloned(&self) -> Box<dyn ExtensionOptions> {
        Box::new(self.clone())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<()> {
        if key != KEY {
            return Err(DataFusionError::Configuration(format!(
                "there is no setting coinage.{key}; there is coinage.{KEY}"
            )));
        }
        value.clone_into(&mut self.rates);
        Ok(())
    }

    fn entries(&self) -> Vec<ConfigEntry> {
        vec![ConfigEntry {
            key: format!("{}.{KEY}", Self::PREFIX),
            value: Some(self.rates.clone()),
            description: "Fingerprint of the rates and rules that all processes of a cluster have to have",
        }]
    }
}
