//! A catalog with one resource replaced, while others go on reading the one there is.

use super::Catalog;
use crate::error::{Error, ErrorCode, Result};
use crate::locale::Locale;
use crate::message::Program;
use alloc::string::ToString as _;

impl Catalog {
    /// A catalog like this one with another program in place of a locale's `resource`th, counted
    /// from 0 in the order they were added. This catalog stays as it is, whoever reads it; the
    /// bundles of other locales and the locale's other programs are shared, not copied.
    ///
    /// # Errors
    /// `unknown-locale` where the catalog lacks the locale, `invalid-option` where the locale has
    /// no such resource.
    ///
    /// ```
    /// use coinage::format::Scratch;
    /// use coinage::message::{Arguments, Bundle, Resource};
    /// use coinage::{Catalog, Locale};
    /// use std::sync::{Arc, RwLock};
    /// let program = |source| Ok::<_, coinage::Error>(Resource::parse(source)?.into_program());
    /// let english = Locale::parse("en")?;
    /// let mut bundle = Bundle::new(english.clone(), false);
    /// bundle.add_program(program("-shop = Shop")?);
    /// bundle.add_program(program("cart = Cart of { -shop }")?);
    /// let served = RwLock::new(Arc::new(Catalog::new(vec![bundle])));
    ///
    /// // A reader holds the catalog of its request; a translator saves the second file.
    /// let held = served.read().unwrap().clone();
    /// let swapped = held.with_resource(&english, 1, program("cart = Basket of { -shop }")?)?;
    /// *served.write().unwrap() = Arc::new(swapped);
    ///
    /// let cart = |catalog: &Catalog| {
    ///     let (mut text, mut errors) = (Scratch::new(), Vec::new());
    ///     catalog.format("cart", None, &Arguments::NONE, &mut text, &mut errors)?;
    ///     Ok::<_, coinage::Error>(text.to_string())
    /// };
    /// assert_eq!(cart(&held)?, "Cart of Shop");
    /// assert_eq!(cart(&served.read().unwrap())?, "Basket of Shop");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn with_resource(&self, locale: &Locale, resource: usize, program: Program) -> Result<Self> {
        let place = self.bundles.iter().position(|bundle| bundle.locale() == locale);
        let found = place.and_then(|place| Some((place, self.bundles.get(place)?)));
        let Some((place, bundle)) = found else {
            return Err(Error::new(ErrorCode::UnknownLocale, &["the catalog has no messages in ", locale.id()])
                .with_hint(&["add a bundle of that locale with Catalog::new"]));
        };
        let new = bundle.with_program(resource, program).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &[locale.id(), " has no resource ", &resource.to_string()])
                .with_hint(&["resources are counted from 0 in the order they were added"])
        })?;
        let mut bundles = self.bundles.clone();
        if let Some(slot) = bundles.get_mut(place) {
            *slot = new.into();
        }
        Ok(Self { bundles })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::format::Scratch;
    use crate::message::{Arguments, Bundle, Isolation, Resource};
    use alloc::string::String;
    use alloc::sync::Arc;
    use alloc::vec::Vec;

    fn program(source: &str) -> Program {
        Resource::parse(source).unwrap().into_program()
    }

    fn text(catalog: &Catalog, id: &str) -> String {
        let (mut out, mut errors) = (Scratch::new(), Vec::new());
        catalog.format(id, None, &Arguments::NONE, &mut out, &mut errors).unwrap();
        out.to_string()
    }

    #[test]
    fn one_resource_is_replaced_and_the_others_are_shared() {
        let (german, english) = (Locale::parse("de").unwrap(), Locale::parse("en").unwrap());
        let mut first = Bundle::new(german.clone(), Isolation::Never);
        first.add_function("SHOUT", |words, _| Ok(words.join(" ").to_uppercase()));
        first.add_program(program("a = { SHOUT(\"a\") } { b }\nsame = first"));
        first.add_program(program("b = B\nsame = second"));
        let mut second = Bundle::new(english.clone(), Isolation::Never);
        second.add_program(program("only = English"));
        let before = Catalog::new(Vec::from([first, second]));
        let after = before.with_resource(&german, 1, program("b = C\nsame = new\nc = c")).unwrap();
        assert_eq!((text(&before, "a").as_str(), text(&after, "a").as_str()), ("A B", "A C"));
        assert_eq!((text(&after, "same").as_str(), text(&after, "c").as_str()), ("first", "c"));
        assert!(before.find("c").is_none());
        let [old, new] = [&before, &after].map(|catalog| catalog.bundles().to_vec());
        assert!(Arc::ptr_eq(old.last().unwrap(), new.last().unwrap()), "English is the same");
        let [old, new] = [&old, &new].map(|bundles| bundles.first().unwrap().programs.first().unwrap().program.clone());
        assert!(Arc::ptr_eq(&old, &new), "so is the first German resource");

        let emptied = after.with_resource(&english, 0, program("")).unwrap();
        assert!(emptied.find("only").is_none() && after.find("only").is_some());
        let french = Locale::parse("fr").unwrap();
        assert_eq!(after.with_resource(&french, 0, program("")).unwrap_err().code(), "unknown-locale");
        assert_eq!(after.with_resource(&german, 2, program("")).unwrap_err().code(), "invalid-option");
    }

    #[test]
    fn a_catalog_goes_from_thread_to_thread() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Catalog>();
    }
}
