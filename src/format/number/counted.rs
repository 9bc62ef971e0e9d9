//! The name of a currency in place of its symbol: `1.00 US dollar`, `2.00 US dollars`.
//!
//! Which form of the name stands there depends on the digits that are shown, so a plan holds
//! the affixes of every form the locale tells apart. A newcomer would look for accounting
//! brackets: with a name, amounts follow the pattern of plain numbers.

use super::plan::{Affix, Layout, Plan, Sign};
use crate::data::names::{Kind, Names};
use crate::error::Result;
use crate::format::plural::{PluralCategory, PluralRules, PluralType};
use crate::locale::Locale;
use alloc::borrow::Cow;
use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;

/// Forms of a name that are not the one of `other`.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) rules: PluralRules,
    forms: Vec<Form>,
}

#[derive(Clone, Debug)]
struct Form {
    category: PluralCategory,
    layout: Layout,
    affixes: [Affix; 3],
}

/// The rules of a locale and the layouts of categories that have one of their own.
pub(crate) type Named = (PluralRules, Vec<(PluralCategory, Layout)>);

/// The layout of `other`, and those of the categories that differ from it.
pub(super) fn layouts(locale: &Locale, code: [u8; 3]) -> Result<(Layout, Option<Named>)> {
    let names = Names::of_row(locale.row())?;
    let code = core::str::from_utf8(&code).unwrap_or_default();
    let name = names.find(Kind::Currency, code, "");
    let pattern = names.find(Kind::Pattern, "currency", "");
    let layout = |category: PluralCategory| {
        let number = category as u8;
        // U+0001 the number, U+0002 the currency, U+0003 the sign, which belongs to the number.
        let pattern = pattern.map_or("{0} {1}", |pattern| pattern.form(number));
        let pattern = pattern.replace("{0}", "\u{3}\u{1}").replace("{1}", "\u{2}");
        let currency = name.map_or(code, |name| name.form(number)).to_owned();
        Layout { negative: Cow::Owned(pattern.clone()), positive: Cow::Owned(pattern), currency }
    };
    let other = layout(PluralCategory::Other);
    let rules = PluralRules::new(locale, PluralType::Cardinal);
    let mut forms = Vec::new();
    for category in rules.categories() {
        let layout = layout(category);
        if layout.currency != other.currency || layout.positive != other.positive {
            forms.push((category, layout));
        }
    }
    let named = (!forms.is_empty()).then_some((rules, forms));
    Ok((other, named))
}

impl Counted {
    pub(super) fn new((rules, layouts): Named, plan: &Plan) -> Self {
        let form = |(category, layout)| Form { category, affixes: plan.affixes(&layout), layout };
        Self { rules, forms: layouts.into_iter().map(form).collect() }
    }

    fn form(&self, category: PluralCategory) -> Option<&Form> {
        self.forms.iter().find(|form| form.category == category)
    }

    /// What stands around a number of a category; `None` for what it is in `other`.
    pub(super) fn affix(&self, sign: Sign, category: PluralCategory) -> Option<&Affix> {
        let [plain, minus, plus] = &self.form(category)?.affixes;
        Some(match sign {
            Sign::None => plain,
            Sign::Minus => minus,
            Sign::Plus => plus,
        })
    }

    /// The layout of a category; `None` for that of `other`.
    pub(super) fn layout(&self, category: PluralCategory) -> Option<&Layout> {
        self.form(category).map(|form| &form.layout)
    }

    /// All affixes.
    pub(super) fn affixes(&self) -> impl Iterator<Item = &Affix> {
        self.forms.iter().flat_map(|form| &form.affixes)
    }
}
