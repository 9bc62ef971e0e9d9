//! ECMA-402's options as `--kebab-case` options: one list for each kind of format, from which
//! arguments, help and completions are made.

use super::args::Listed;
use super::rules_args::ROUNDING_MODES;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use coinage::Result;
use coinage::format::{
    CompactDisplay, CurrencyDigits, CurrencyDisplay, CurrencySign, DateStyle, DisplayNamesFallback, DisplayNamesStyle,
    DisplayNamesType, HourCycle, LanguageDisplay, ListStyle, ListType, Notation, OptionValue, RelativeTimeNumeric,
    RelativeTimeStyle, RoundingPriority, SignDisplay, TimeStyle, TrailingZeroDisplay, UnitDisplay,
};
use core::marker::PhantomData;

/// One option: its name in kebab case, what it is for, what it takes.
#[derive(Clone, Copy, Debug)]
pub struct FormatOption {
    name: &'static str,
    help: &'static str,
    takes: Takes,
}

/// What an option takes.
#[derive(Clone, Copy, Debug)]
enum Takes {
    Names(&'static [&'static str]),
    /// Anything; the word stands in help.
    Text(&'static str),
}

const fn option(name: &'static str, help: &'static str, takes: Takes) -> FormatOption {
    FormatOption { name, help, takes }
}

const BOOLEAN: Takes = Takes::Names(&["true", "false"]);
const NUMBERING_SYSTEM: FormatOption = option(
    "numbering-system",
    "The digits, like latn, arab or deva; the locale's own without it",
    Takes::Text("SYSTEM"),
);

/// A kind of format and its options.
pub trait Topic {
    const OPTIONS: &'static [FormatOption];
}

/// Numbers, amounts and percents.
#[derive(Debug)]
pub struct Number;

impl Topic for Number {
    const OPTIONS: &'static [FormatOption] = &[
        option("currency", "The currency, an ISO 4217 code", Takes::Text("CODE")),
        option("currency-display", "How the currency is shown", Takes::Names(CurrencyDisplay::NAMES)),
        option("currency-sign", "How negative amounts are shown", Takes::Names(CurrencySign::NAMES)),
        option("sign-display", "When a sign is shown", Takes::Names(SignDisplay::NAMES)),
        option("use-grouping", "When digits are grouped", Takes::Names(&["auto", "always", "min2", "true", "false"])),
        option("notation", "Which digits are seen", Takes::Names(Notation::NAMES)),
        option("compact-display", "How compact forms are written", Takes::Names(CompactDisplay::NAMES)),
        option("unit", "The unit, like liter or kilometer-per-hour", Takes::Text("UNIT")),
        option("unit-display", "How the unit is written", Takes::Names(UnitDisplay::NAMES)),
        option("currency-digits", "Which fraction digits a currency has", Takes::Names(CurrencyDigits::NAMES)),
        option("minimum-integer-digits", "The least digits before the point", Takes::Text("1-21")),
        option("minimum-fraction-digits", "The least digits after the point", Takes::Text("0-100")),
        option("maximum-fraction-digits", "The most digits after the point", Takes::Text("0-100")),
        option("minimum-significant-digits", "The least significant digits", Takes::Text("1-21")),
        option("maximum-significant-digits", "The most significant digits", Takes::Text("1-21")),
        option("rounding-priority", "Which limit counts where both are given", Takes::Names(RoundingPriority::NAMES)),
        option("rounding-mode", "How digits that are cut off are rounded", Takes::Names(&ROUNDING_MODES)),
        option("rounding-increment", "The step of the last digit: 1, 2, 5, 10 … 5000", Takes::Text("STEP")),
        option("trailing-zero-display", "What happens to trailing zeros", Takes::Names(TrailingZeroDisplay::NAMES)),
        NUMBERING_SYSTEM,
    ];
}

/// Dates and times.
#[derive(Debug)]
pub struct DateTime;

impl Topic for DateTime {
    const OPTIONS: &'static [FormatOption] = &[
        option("date-style", "How long the date is", Takes::Names(DateStyle::NAMES)),
        option("time-style", "How long the time is", Takes::Names(TimeStyle::NAMES)),
        option("hour-cycle", "How hours are counted", Takes::Names(HourCycle::NAMES)),
        option("hour12", "Whether hours are counted to twelve", BOOLEAN),
        option("time-zone", "UTC or an offset like +05:30", Takes::Text("ZONE")),
        option("calendar", "The calendar", Takes::Names(&["gregory"])),
        NUMBERING_SYSTEM,
    ];
}

/// Relative times.
#[derive(Debug)]
pub struct Relative;

impl Topic for Relative {
    const OPTIONS: &'static [FormatOption] = &[
        option("numeric", "Whether a word like \"yesterday\" may stand", Takes::Names(RelativeTimeNumeric::NAMES)),
        option("style", "How long the text is", Takes::Names(RelativeTimeStyle::NAMES)),
        NUMBERING_SYSTEM,
    ];
}

/// Lists.
#[derive(Debug)]
pub struct List;

impl Topic for List {
    const OPTIONS: &'static [FormatOption] = &[
        option("type", "What joins the last element", Takes::Names(ListType::NAMES)),
        option("style", "How long the joiners are", Takes::Names(ListStyle::NAMES)),
    ];
}

/// Display names.
#[derive(Debug)]
pub struct Name;

impl Topic for Name {
    const OPTIONS: &'static [FormatOption] = &[
        option("type", "What is named; has to be given", Takes::Names(DisplayNamesType::NAMES)),
        option("style", "How long names are", Takes::Names(DisplayNamesStyle::NAMES)),
        option("language-display", "How a language with a region is named", Takes::Names(LanguageDisplay::NAMES)),
        option("fallback", "What an unknown code answers", Takes::Names(DisplayNamesFallback::NAMES)),
    ];
}

/// The options that were given, under their ECMA-402 names.
#[derive(Debug)]
pub struct Options<T> {
    given: Vec<(&'static FormatOption, String)>,
    topic: PhantomData<T>,
}

pub type NumberOptions = Options<Number>;
pub type DateOptions = Options<DateTime>;
pub type RelativeOptions = Options<Relative>;
pub type ListOptions = Options<List>;
pub type NameOptions = Options<Name>;

impl<T> Options<T> {
    /// Hands each option to a format's `set`, in the order of the list.
    pub fn apply(&self, mut set: impl FnMut(&str, OptionValue<'_>) -> Result<()>) -> Result<()> {
        for (option, text) in &self.given {
            let boolean = matches!(option.takes, Takes::Names(names) if names.contains(&text.as_str()));
            let value = match text.as_str() {
                "true" if boolean => OptionValue::Boolean(true),
                "false" if boolean => OptionValue::Boolean(false),
                text => OptionValue::Text(text),
            };
            set(&camel(option.name), value).map_err(|error| error.in_subject(&["--", option.name].concat()))?;
        }
        Ok(())
    }
}

/// `minimum-fraction-digits` as `minimumFractionDigits`.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        camel.push_str(&first.to_ascii_uppercase());
        camel.push_str(rest);
    }
    camel
}

impl<T: Topic> FromArgMatches for Options<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut options = Self { given: Vec::new(), topic: PhantomData };
        options.update_from_arg_matches(matches)?;
        Ok(options)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        let given = |option: &'static FormatOption| Some((option, matches.get_one::<String>(option.name)?.clone()));
        self.given = T::OPTIONS.iter().filter_map(given).collect();
        Ok(())
    }
}

impl<T: Topic> Args for Options<T> {
    fn augment_args(mut command: Command) -> Command {
        for option in T::OPTIONS {
            let argument = Arg::new(option.name).long(option.name).help(option.help).help_heading("ECMA-402 options");
            command = command.arg(match option.takes {
                Takes::Names(names) => argument.value_name("NAME").value_parser(Listed(names)),
                // Offsets and numbers may begin with a hyphen.
                Takes::Text(word) => argument.value_name(word).allow_hyphen_values(true),
            });
        }
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
