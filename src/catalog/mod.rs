//! Messages in several locales: a chain of bundles, each standing in for those before it.
//!
//! Loading files is the doors' work; a catalog is built from programs and then only read, by any
//! number of threads. A message comes whole from the first locale that has it, and its numbers and
//! dates are written for that locale, never for the one that was asked for. Beside it stand what is
//! made from a catalog's sources: types, pseudo-locales, and which messages a program uses.

#[cfg(feature = "eval")]
mod cut;
#[cfg(feature = "eval")]
mod fallback;
#[cfg(feature = "eval")]
mod pseudo;
#[cfg(feature = "eval")]
mod swap;
#[cfg(feature = "eval")]
mod types;
#[cfg(feature = "eval")]
mod usage;

#[cfg(feature = "eval")]
pub use cut::cut;
#[cfg(feature = "eval")]
pub use fallback::{Fallbacks, answering, fallback_chain};
#[cfg(feature = "eval")]
pub use pseudo::{PseudoKind, pseudo, pseudo_tree};
#[cfg(feature = "eval")]
pub(crate) use types::told;
#[cfg(feature = "eval")]
pub use types::{Placeholders, Signature, VariableKind, rust, signatures, signatures_with, typescript};
#[cfg(feature = "eval")]
pub use usage::{KnownMessages, Use, used_ids};

use crate::error::{Error, ErrorCode, Result};
use crate::format::Scratch;
use crate::locale::Locale;
use crate::message::{Arguments, Bundle, MessageHandle};
use alloc::vec::Vec;

/// A bundle of a catalog: where resources can be swapped (feature `eval`), several catalogs share it.
#[cfg(feature = "eval")]
pub type CatalogBundle = alloc::sync::Arc<Bundle>;
/// A bundle of a catalog.
#[cfg(not(feature = "eval"))]
pub type CatalogBundle = Bundle;

/// Bundles in the order they are asked.
#[derive(Debug, Default)]
pub struct Catalog {
    bundles: Vec<CatalogBundle>,
}

/// Which locale answered and whether there was a value.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The locale whose text and formats were used.
    pub locale: &'a Locale,
    /// `false` for a message that has only attributes.
    pub has_value: bool,
}

impl Catalog {
    /// A catalog that asks these bundles one after another.
    pub fn new(bundles: Vec<Bundle>) -> Self {
        #[cfg(feature = "eval")]
        let bundles = bundles.into_iter().map(CatalogBundle::new).collect();
        Self { bundles }
    }

    /// The bundles, in the order they are asked.
    pub fn bundles(&self) -> &[CatalogBundle] {
        &self.bundles
    }

    /// The first bundle that has a message, and the message in it.
    pub fn find(&self, id: &str) -> Option<(&Bundle, MessageHandle)> {
        let bundles = self.bundles.iter();
        #[cfg(feature = "eval")]
        let bundles = bundles.map(|bundle| &**bundle);
        let mut bundles = bundles;
        bundles.find_map(|bundle| Some((bundle, bundle.message(id)?)))
    }

    /// Writes a message from the first locale that has it; see [`Bundle::format`].
    ///
    /// # Errors
    /// `unknown-message` where no locale has the message, or the one that has it lacks the
    /// attribute.
    ///
    /// ```
    /// # #[cfg(feature = "parser")] {
    /// use coinage::format::Scratch;
    /// use coinage::message::{Arguments, Bundle, Resource};
    /// use coinage::{Catalog, Locale};
    /// let mut german = Bundle::new(Locale::parse("de")?, false);
    /// german.add_program(Resource::parse("cart = Warenkorb")?.into_program());
    /// let mut english = Bundle::new(Locale::parse("en")?, false);
    /// english.add_program(Resource::parse("cart = Cart\nhelp = Help")?.into_program());
    /// let catalog = Catalog::new(vec![german, english]);
    /// let (mut text, mut errors) = (Scratch::new(), Vec::new());
    /// let answer = catalog.format("help", None, &Arguments::NONE, &mut text, &mut errors)?;
    /// assert_eq!((text.to_string().as_str(), answer.locale.id()), ("Help", "en"));
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        arguments: &Arguments<'_>,
        out: &mut Scratch,
        errors: &mut Vec<Error>,
    ) -> Result<Answer<'_>> {
        let (bundle, message) = self.find(id).ok_or_else(|| {
            Error::new(ErrorCode::UnknownMessage, &["there is no message `", id, "` in any locale of the catalog"])
        })?;
        let has_value = bundle.write(message, attribute, arguments, out, errors)?;
        Ok(Answer { locale: bundle.locale(), has_value })
    }
}
