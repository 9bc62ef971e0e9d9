//! Messages as their readers see them: text, variables, terms, selectors, functions, faults.
#![cfg(feature = "parser")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(feature = "dates")]
use coinage::Instant;
use coinage::decimal::Digits;
use coinage::format::Scratch;
use coinage::message::{Argument, Arguments, Bundle, Piece, Program, Resource};
use coinage::{Locale, Money};

/// A bundle that has been through bytes, as in the browser.
fn bundle(locale: &str, isolating: bool, sources: &[&str]) -> Bundle {
    let mut bundle = Bundle::new(Locale::parse(locale).unwrap(), isolating);
    for source in sources {
        let program = Resource::parse(source).unwrap().into_program();
        let read = Program::read(&program.to_bytes().unwrap()).unwrap();
        assert_eq!(read, program);
        bundle.add_program(read);
    }
    bundle
}

fn write(bundle: &Bundle, id: &str, arguments: &[(&str, Argument<'_>)]) -> (String, Vec<String>) {
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    let (id, attribute) = match id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (id, None),
    };
    bundle.format(id, attribute, &Arguments::Named(arguments), &mut out, &mut errors).unwrap();
    (out.to_string(), errors.iter().map(|error| format!("{error:?}")).collect())
}

#[track_caller]
fn says(source: &str, arguments: &[(&str, Argument<'_>)], expected: &str) {
    says_in("en", source, arguments, expected);
}

#[track_caller]
fn says_in(locale: &str, source: &str, arguments: &[(&str, Argument<'_>)], expected: &str) {
    let (text, errors) = write(&bundle(locale, false, &[source]), "m", arguments);
    assert_eq!((text.as_str(), errors), (expected, vec![]));
}

/// The codes of the errors must be these, in order.
#[track_caller]
fn complains(source: &str, arguments: &[(&str, Argument<'_>)], expected: &str, codes: &[&str]) {
    let (text, errors) = write(&bundle("en", false, &[source]), "m", arguments);
    let found: Vec<&str> = errors.iter().map(|error| error.split(':').next().unwrap()).collect();
    assert_eq!((text.as_str(), found.as_slice()), (expected, codes), "{errors:?}");
}

fn number(text: &str) -> Argument<'static> {
    Argument::Number(Digits::parse(text).unwrap())
}

fn money(amount: &str, currency: &str) -> Argument<'static> {
    Argument::Money(Money::parse(amount, currency).unwrap())
}

#[test]
fn text_and_variables_stand_side_by_side() {
    says("m = Hello, { $name }!", &[("name", Argument::Text("Ana"))], "Hello, Ana!");
    says("m = { \"\\u00e9\\U01F600\\\\\\\"\" }{\"{\"}", &[], "é😀\\\"{");
    says("m = { { { $name } } }", &[("name", Argument::Units(&[0x41, 0xd83d, 0xde00]))], "A😀");
    says("m =\n    one\n      two\n\n    three", &[], "one\n  two\n\nthree");
    says("m = {\"\"}", &[], "");
}

#[test]
fn numbers_are_written_as_the_locale_does() {
    says_in("de", "m = { $n }", &[("n", number("1234567.891"))], "1.234.567,891");
    says("m = { $n }", &[("n", number("9007199254740993"))], "9,007,199,254,740,993");
    says("m = { 1.50 } { -3 } { 1000 }", &[], "1.50 -3 1,000");
    says("m = { NUMBER($n, minimumFractionDigits: 2) }", &[("n", number("19.9"))], "19.90");
    says("m = { NUMBER($n, useGrouping: \"false\") }", &[("n", number("1234"))], "1234");
    says("m = { NUMBER(1.0) } { NUMBER(1.55, maximumFractionDigits: 1) }", &[], "1.0 1.6");
}

#[test]
fn money_keeps_its_currency_and_the_message_says_how_it_is_shown() {
    says("m = { $total }", &[("total", money("1234.5", "EUR"))], "€1,234.50");
    says_in("de", "m = { $total }", &[("total", money("1234.5", "EUR"))], "1.234,50\u{a0}€");
    says_in("ja", "m = { $total }", &[("total", money("1234.5", "JPY"))], "￥1,235");
    says("m = { MONEY($total, currencyDisplay: \"code\") }", &[("total", money("5", "USD"))], "USD\u{a0}5.00");
    says(
        "m = { MONEY($total, currencySign: \"accounting\", maximumFractionDigits: 0) }",
        &[("total", money("-5", "USD"))],
        "($5)",
    );
    says("m = { NUMBER($total) }", &[("total", money("1234.50", "USD"))], "1,234.5");
}

#[test]
#[cfg(feature = "dates")]
fn dates_are_written_as_the_locale_does() {
    let date = || [("d", Argument::DateTime(Instant::parse("2026-11-22T10:00:00Z").unwrap()))];
    says("m = { $d }", &date(), "11/22/2026");
    says_in("de", "m = { $d }", &date(), "22.11.2026");
    says_in("de", "m = { DATETIME($d, dateStyle: \"long\") }", &date(), "22. November 2026");
    says("m = { DATETIME(0, dateStyle: \"medium\") }", &[], "Jan 1, 1970");
    says("m = { DATETIME($d, year: \"numeric\", month: \"numeric\", day: \"numeric\") }", &date(), "11/22/2026");
    says("m = { $d ->\n [a] A\n *[b] B\n }", &date(), "B");
    says("m = { NUMBER($d) }", &date(), "1,795,341,600,000");
    let zone = "m = { DATETIME($d, dateStyle: \"short\", timeZone: \"Asia/Tokyo\") }";
    complains(zone, &date(), "11/22/26", &["invalid-option"]);
    complains("m = { DATETIME($d, weekday: \"long\") }", &date(), "11/22/2026", &["invalid-option"]);
    complains("m = { DATETIME($d, dateStyle: \"tiny\") }", &date(), "11/22/2026", &["invalid-option"]);
    complains("m = { DATETIME(\"today\") }", &[], "{DATETIME()}", &["bad-request"]);
    complains("m = { DATETIME(1000000000000000000000) }", &[], "{DATETIME()}", &["bad-request"]);
}

#[test]
fn a_message_may_not_choose_currency_style_or_zone() {
    complains("m = { MONEY($t, currency: \"USD\") }", &[("t", money("5", "EUR"))], "€5.00", &["invalid-option"]);
    complains("m = { NUMBER($n, style: \"percent\") }", &[("n", number("5"))], "5", &["invalid-option"]);
    let (_, errors) =
        write(&bundle("en", false, &["m = { NUMBER($n, currency: \"EUR\") }"]), "m", &[("n", number("5"))]);
    assert_eq!(
        errors,
        [
            "invalid-option: `currency` does not belong in NUMBER: the currency comes with the amount, a message does not choose it (take the option out of the message)"
        ]
    );
}

#[test]
fn selectors_match_words_numbers_and_plural_categories() {
    let source = "m = { $n ->\n    [0] none\n    [1.0] exactly one\n    [one] one\n   *[other] { $n } of them\n }";
    says(source, &[("n", number("0"))], "none");
    says(source, &[("n", number("1"))], "exactly one");
    says(source, &[("n", number("1.00"))], "exactly one");
    says(source, &[("n", number("1200"))], "1,200 of them");
    says(source, &[("n", Argument::Text("one"))], "one");
    says(source, &[("n", Argument::Text("1"))], "1 of them");
    let gender = "m = { $g ->\n [female] She\n [male] He\n *[other] They\n }";
    says(gender, &[("g", Argument::Text("male"))], "He");
    says(gender, &[("g", Argument::Text("x"))], "They");
    says_in("fr", "m = { $n ->\n [one] un\n [many] beaucoup\n *[other] x\n }", &[("n", number("1000000"))], "beaucoup");
}

#[test]
fn plural_categories_follow_the_digits_that_are_shown() {
    let source = "m = { NUMBER($n, minimumFractionDigits: 1) ->\n [one] one\n *[other] other\n }";
    says(source, &[("n", number("1"))], "other");
    says("m = { $n ->\n [one] one\n *[other] other\n }", &[("n", number("1.0"))], "one");
    says("m = { 1.0 ->\n [one] one\n *[other] other\n }", &[], "other");
    says(
        "m = { NUMBER($n, maximumFractionDigits: 0) ->\n [one] one\n *[other] other\n }",
        &[("n", number("1.2"))],
        "one",
    );
    says("m = { $t ->\n [0] free\n [one] one\n *[other] paid\n }", &[("t", money("0.00", "EUR"))], "free");
    says("m = { $t ->\n [0] free\n [one] one\n *[other] paid\n }", &[("t", money("1", "EUR"))], "paid");
}

#[test]
fn ordinals_select_ordinals() {
    let source = "m = { NUMBER($n, type: \"ordinal\") ->\n [one] { $n }st\n [two] { $n }nd\n [few] { $n }rd\n *[other] { $n }th\n }";
    for (n, expected) in [("1", "1st"), ("22", "22nd"), ("3", "3rd"), ("11", "11th")] {
        says(source, &[("n", number(n))], expected);
    }
}

#[test]
fn terms_take_parameters_and_keep_them_across_nested_terms() {
    let brand = "-brand = { $case ->\n *[nominative] Firefox\n [genitive] Firefoxa\n }\n    .gender = masculine\n";
    says(&[brand, "m = { -brand } { -brand(case: \"genitive\") }"].concat(), &[], "Firefox Firefoxa");
    says(&[brand, "m = { -brand.gender ->\n [masculine] on\n *[feminine] ona\n }"].concat(), &[], "on");
    says("-a = A { $x }\n-b = { -a(x: 1) } { $x }\nm = { -b(x: \"X\") }", &[], "A 1 X");
    says("-a = A\n-b = { -a } { $x }\nm = { -b(x: \"X\") } { $x }", &[("x", Argument::Text("given"))], "A X given");
    // A term does not see the message's arguments, and lacking a parameter is no error.
    says("-a = { $x }\nm = { -a }", &[("x", Argument::Text("no"))], "{$x}");
    says("-a = { NUMBER($x, minimumFractionDigits: 1) }\nm = { -a(x: -5) }", &[], "-5.0");
}

#[test]
fn messages_refer_to_messages_attributes_and_other_resources() {
    let bundle = bundle(
        "en",
        false,
        &[
            "m = { other } and { other.title }\n    .own = { m }",
            "other = Other { $x }\n    .title = Title\nm = late\n",
        ],
    );
    assert_eq!(write(&bundle, "m", &[("x", Argument::Text("1"))]).0, "Other 1 and Title");
    assert_eq!(write(&bundle, "m.own", &[("x", Argument::Text("1"))]).0, "Other 1 and Title");
    assert_eq!(write(&bundle, "other.title", &[]).0, "Title");
}

#[test]
fn what_is_missing_leaves_a_sign_and_an_error() {
    complains("m = { $x }", &[], "{$x}", &["unknown-variable"]);
    complains("m = { x } { x.y }", &[], "{x} {x.y}", &["unknown-message", "unknown-message"]);
    complains("m = { x }\nx =\n    .y = z\n", &[], "{x}", &["unknown-message"]);
    complains("m = { x.z }\nx = y\n", &[], "{x.z}", &["unknown-message"]);
    complains("m = { -x }", &[], "{-x}", &["unknown-term"]);
    complains("m = { -x.a ->\n *[a] A\n }\n-x = y", &[], "A", &["unknown-term"]);
    complains("m = { NOPE(1) }", &[], "{NOPE()}", &["unknown-function"]);
    complains("m = { NUMBER($x) }", &[], "{NUMBER($x)}", &["unknown-variable"]);
    complains("m = { NUMBER(\"x\") } { MONEY(1) }", &[], "{NUMBER()} {MONEY()}", &["bad-request", "bad-request"]);
    complains("m = { NUMBER() }", &[], "{NUMBER()}", &["bad-request"]);
    complains("m = { $x ->\n [a] A\n *[b] B\n }", &[], "B", &["unknown-variable"]);
}

#[test]
fn errors_stand_at_their_place_in_the_source() {
    let source = "\
-brand = Coinage
cart = { $n ->
    [one] ä { NUMBER($m, style: \"x\") }
   *[other] { other.title } { -brand } { -none }
}
other = Other
    .title = Ö, { LIST(cart.none) } and { $title }
ring = { ring }
";
    let places = |source: &str, id: &str, attribute| {
        let mut bundle = Bundle::new(Locale::parse("en").unwrap(), false);
        bundle.add_program(Resource::parse(source).unwrap().into_program());
        let (mut out, mut errors) = (Scratch::new(), Vec::new());
        bundle.format(id, attribute, &Arguments::NONE, &mut out, &mut errors).unwrap();
        let told = errors.iter().map(|error| {
            let place = error.place().unwrap();
            let (start, end) = place.span.unwrap();
            let slice = &source[start as usize..end as usize];
            format!("{} {} {}:{} {slice}", error.code(), place.subject, place.line.unwrap(), place.column.unwrap())
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        places(source, "cart", None),
        [
            "unknown-variable cart 2:10 $n",
            "unknown-message other.title 7:24 cart.none",
            "unknown-variable other.title 7:43 $title",
            "unknown-term cart 4:42 -none",
        ]
    );
    assert_eq!(places(source, "ring", None), ["cyclic-reference ring 8:10 ring"]);
    let call = "m = { NUMBER($m, style: \"percent\") }";
    assert_eq!(places(call, "m", None), ["unknown-variable m 1:14 $m", "invalid-option m 1:7 NUMBER"]);
    // Programs out of bytes know no source.
    let bytes = Resource::parse(call).unwrap().program().to_bytes().unwrap();
    let mut bundle = Bundle::new(Locale::parse("en").unwrap(), false);
    bundle.add_program(Program::read(&bytes).unwrap());
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    bundle.format("m", None, &Arguments::NONE, &mut out, &mut errors).unwrap();
    assert!(errors.len() == 2 && errors.iter().all(|error| error.place().is_none()));
}

#[cfg(feature = "quantities")]
#[test]
fn a_function_of_the_program_hears_of_each_argument_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let mut bundle = Bundle::new(Locale::parse("en").unwrap(), false);
    bundle.add_function("SAME", |words, _| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        Ok(words.concat())
    });
    let depth = 60;
    let source = format!("m = {{ {}$n{} }}", "SAME(".repeat(depth), ")".repeat(depth));
    bundle.add_program(Resource::parse(&source).unwrap().into_program());
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    bundle.format("m", None, &Arguments::NONE, &mut out, &mut errors).unwrap();
    let codes: Vec<_> = errors.iter().map(|error| (error.code(), error.place().unwrap().column)).collect();
    let column = 6 + 5 * depth as u32 + 1;
    assert_eq!((out.to_string().as_str(), codes), ("{$n}", vec![("unknown-variable", Some(column))]));
    assert_eq!(CALLS.load(Ordering::Relaxed), depth);
}

#[test]
fn cycles_and_explosions_end() {
    complains("m = a { m }", &[], "a {m}", &["cyclic-reference"]);
    complains("m = { -a }\n-a = { -b }\n-b = { -a }", &[], "{-a}", &["cyclic-reference"]);
    complains("m = { m.x }\n    .x = { m.x }", &[], "{m.x}", &["cyclic-reference"]);
    let many = |count: usize| ["m = ", &"{ $x }".repeat(count)].concat();
    let x = [("x", Argument::Text("x"))];
    says(&many(100), &x, &"x".repeat(100));
    complains(&many(101), &x, &"x".repeat(100), &["too-complex"]);
    let mut laughs = String::from("m = { l9 }\nl0 = lol\n");
    for level in 1..10 {
        laughs.push_str(&format!("l{level} = {}\n", format!("{{ l{} }}", level - 1).repeat(10)));
    }
    let (text, errors) = write(&bundle("en", true, &[&laughs]), "m", &[]);
    assert!(text.len() < 1000);
    assert_eq!(errors.len(), 1);
}

#[test]
fn only_variables_and_function_results_are_isolated() {
    let source = "-t = T\nx = X\nm = { $v } { NUMBER(1) } { 2 } { \"s\" } { -t } { x } { $v ->\n *[a] { $v }\n }\none = { $v }\n";
    let isolating = bundle("en", true, &[source]);
    let v = [("v", Argument::Text("V"))];
    assert_eq!(write(&isolating, "m", &v).0, "\u{2068}V\u{2069} \u{2068}1\u{2069} 2 s T X V");
    assert_eq!(write(&isolating, "one", &v).0, "V");
    assert_eq!(write(&isolating, "m", &[]).0, "\u{2068}{$v}\u{2069} \u{2068}1\u{2069} 2 s T X {$v}");
}

#[test]
fn the_first_of_duplicates_wins() {
    says("m = first\nm = second\n", &[], "first");
    let bundle = bundle("en", false, &["m = v\n    .a = 1\n    .a = 2\n"]);
    assert_eq!(write(&bundle, "m.a", &[]).0, "1");
}

#[test]
fn unknown_messages_terms_and_attributes_are_refused() {
    let bundle = bundle("en", false, &["m =\n    .a = A\n-t = T\n"]);
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    let mut format = |id, attribute| bundle.format(id, attribute, &Arguments::NONE, &mut out, &mut errors);
    assert_eq!(format("x", None).unwrap_err().to_string(), "there is no message `x`");
    assert_eq!(format("-t", None).unwrap_err().code(), "unknown-message");
    assert_eq!(format("m", Some("b")).unwrap_err().to_string(), "the message `m` has no attribute `b`");
    assert!(!format("m", None).unwrap());
    assert!(format("m", Some("a")).unwrap());
}

#[test]
fn positional_arguments_follow_the_signature() {
    let bundle = bundle("en", false, &["m = { $b } { other } { $b ->\n [x] { $c }\n *[y] { $d }\n }\nother = { $a }"]);
    let pattern = bundle.value(bundle.message("m").unwrap()).unwrap();
    let signature = bundle.signature(pattern);
    let names: Vec<&str> = signature.iter().map(|number| bundle.variable_name(*number).unwrap()).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["a", "b", "c", "d"]);
    let values: Vec<Option<Argument<'_>>> = names.iter().map(|name| Some(Argument::Text(name))).collect();
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    bundle.write_pattern(pattern, &Arguments::Positional(&signature, &values), &mut out, &mut errors);
    assert_eq!(out.to_string(), "b a d");
}

#[test]
fn static_and_simple_messages_can_be_taken_apart() {
    let bundle = bundle("en", true, &["s = Text{\" more\"}\np = Hi { $n }!\nc = { NUMBER($n) }\n"]);
    let of = |id: &str| bundle.value(bundle.message(id).unwrap()).unwrap();
    let text = |units: &[u16]| String::from_utf16(units).unwrap();
    assert_eq!(text(bundle.static_text(of("s")).unwrap()), "Text more");
    assert_eq!(bundle.static_text(of("p")), None);
    let (pieces, isolates) = bundle.pieces(of("p")).unwrap();
    assert!(isolates);
    assert!(matches!(pieces[..], [Piece::Text(_), Piece::Variable(0), Piece::Text(_)]));
    assert_eq!(bundle.pieces(of("c")), None);
    let ids: Vec<String> = bundle.messages().map(|(id, _)| id).collect();
    assert_eq!(ids, ["c", "p", "s"]);
}

#[test]
fn bundles_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Bundle>();
    shared::<coinage::Catalog>();
}

#[test]
fn lists_units_and_names_are_written_by_their_functions() {
    use coinage::format::Unit;
    use coinage::message::format_source;
    let words = ["Ana", "Bo", "Cy"];
    let arguments = [
        ("who", Argument::List(&words)),
        ("way", Argument::Unit(Digits::parse("5.5").unwrap(), Unit::parse("kilometer-per-hour").unwrap())),
        ("code", Argument::Text("JP")),
    ];
    let written = |source: &str| {
        let french = Locale::parse("fr").unwrap();
        let source = format!("m = {source}");
        let formatted = format_source(&french, &source, "m", None, &Arguments::Named(&arguments), false).unwrap();
        (formatted.value.unwrap(), formatted.errors.iter().map(coinage::Error::code).collect::<Vec<_>>())
    };
    assert_eq!(
        written("{ $who }, { LIST($who, type: \"disjunction\") }"),
        ("Ana, Bo et Cy, Ana, Bo ou Cy".into(), vec![])
    );
    assert_eq!(written("{ $way }"), ("5,5\u{202f}km/h".into(), vec![]));
    assert_eq!(
        written("{ UNIT($way, unitDisplay: \"long\", maximumFractionDigits: 0) }"),
        ("6\u{a0}kilomètres par heure".into(), vec![])
    );
    assert_eq!(written("{ NAME($code, type: \"region\") }"), ("Japon".into(), vec![]));
    assert_eq!(written("{ NAME($code) }"), ("JP".into(), vec!["invalid-option"]));
    assert_eq!(written("{ LIST($code) } { UNIT($who) }"), ("{LIST()} {UNIT()}".into(), vec!["bad-request"; 2]));
    assert_eq!(written("{ LIST($who, style: \"loud\") }").1, ["invalid-option"]);
}

#[test]
fn relative_times_are_written_by_their_function() {
    use coinage::message::format_source;
    let arguments = [
        ("n", Argument::Number(Digits::parse("-2.0").unwrap())),
        ("one", Argument::Scaled(-1, 0, None)),
        ("total", Argument::Scaled(1, 0, Some(coinage::Currency::parse("EUR").unwrap()))),
        ("text", Argument::Text("1")),
    ];
    let written = |source: &str| {
        let german = Locale::parse("de").unwrap();
        let source = format!("m = {source}");
        let formatted = format_source(&german, &source, "m", None, &Arguments::Named(&arguments), true).unwrap();
        (formatted.value.unwrap(), formatted.errors.iter().map(coinage::Error::code).collect::<Vec<_>>())
    };
    let fine = |text: &str| (text.to_owned(), vec![]);
    assert_eq!(written("{ RELATIVE($n, unit: \"day\") }"), fine("vor 2 Tagen"));
    assert_eq!(written("{ RELATIVE($n, unit: \"days\", numeric: \"auto\") }"), fine("vorgestern"));
    assert_eq!(written("{ RELATIVE(3, unit: \"minute\", style: \"short\") }"), fine("in 3 Min."));
    assert_eq!(
        written("Das war { RELATIVE($one, unit: \"week\", numeric: \"auto\") }."),
        fine("Das war \u{2068}letzte Woche\u{2069}.")
    );
    assert_eq!(
        written("{ RELATIVE($one, unit: \"day\", numeric: \"auto\") ->\n    [gestern] ja\n   *[other] nein\n}"),
        fine("ja")
    );
    for wrong in ["RELATIVE($n)", "RELATIVE($n, unit: \"fortnight\")", "RELATIVE($n, unit: 3)"] {
        let (value, errors) = written(&format!("{{ {wrong} }}"));
        assert_eq!(value, "{RELATIVE()}", "{wrong}");
        assert_eq!(errors.len(), 1, "{wrong}: {errors:?}");
    }
    assert_eq!(
        written("{ RELATIVE($n, unit: \"day\", numeric: \"never\") }"),
        ("vor 2 Tagen".into(), vec!["invalid-option"])
    );
    for wrong in ["$total", "$text"] {
        let refused = ("{RELATIVE()}".into(), vec!["bad-request"]);
        assert_eq!(written(&format!("{{ RELATIVE({wrong}, unit: \"day\") }}")), refused, "{wrong}");
    }
    assert_eq!(written("{ RELATIVE($gone, unit: \"day\") }"), ("{RELATIVE($gone)}".into(), vec!["unknown-variable"]));
}

#[cfg(feature = "quantities")]
#[test]
fn ranges_are_written_and_selected_by_the_rules_of_their_locale() {
    use coinage::message::{ValueRange, format_source};
    let number = |start: &str, end: &str| {
        Argument::Range(ValueRange::numbers(Digits::parse(start).unwrap(), Digits::parse(end).unwrap()))
    };
    let euros = |start: &str, end: &str| {
        let [start, end] = [start, end].map(|amount| Money::parse(amount, "EUR").unwrap());
        Argument::Range(ValueRange::money(&start, &end).unwrap())
    };
    let written = |locale: &str, source: &str, range: Argument<'_>| {
        let locale = Locale::parse(locale).unwrap();
        let formatted = format_source(&locale, source, "m", None, &Arguments::Named(&[("r", range)]), false).unwrap();
        (formatted.value.unwrap(), formatted.errors.iter().map(coinage::Error::code).collect::<Vec<_>>())
    };
    let days =
        "m = { $r ->\n    [1] exactly one\n    [one] { $r } day\n    [few] { $r } dni\n   *[other] { $r } days\n }";
    assert_eq!(written("en", days, number("3", "5")), ("3–5 days".into(), vec![]));
    assert_eq!(written("en", days, number("0", "1")), ("0–1 days".into(), vec![]));
    assert_eq!(written("en", days, number("1", "1")), ("~1 day".into(), vec![]), "an exact key names one number");
    assert_eq!(written("sl", days, number("0", "1")), ("0–1 dni".into(), vec![]), "other and one are few");
    assert_eq!(written("de", "m = { $r }", euros("3", "5")), ("3,00–5,00\u{a0}€".into(), vec![]));
    let plain = "m = { MONEY($r, minimumFractionDigits: 0) }, { NUMBER($r, maximumFractionDigits: 1) }";
    assert_eq!(written("en", plain, euros("1.25", "12")), ("€1.25 – €12, 1.3–12".into(), vec![]));
    let refused = "m = { MONEY($r) } { DATETIME($r) } { LIST($r) }";
    assert_eq!(
        written("en", refused, number("1", "2")),
        ("{MONEY()} {DATETIME()} {LIST()}".into(), vec!["bad-request"; 3])
    );
}

#[cfg(feature = "quantities")]
#[test]
fn what_a_function_of_the_program_fails_with_stands_beside_the_text() {
    let mut bundle = Bundle::new(Locale::parse("en").unwrap(), false);
    bundle.add_function("FAIL", |_, _| Err(coinage::Error::new(coinage::ErrorCode::BadRequest, &["no luck"])));
    bundle.add_program(Resource::parse("m = a { FAIL() } b").unwrap().into_program());
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    bundle.format("m", None, &Arguments::NONE, &mut out, &mut errors).unwrap();
    let told: Vec<_> = errors.iter().map(|error| (error.message(), error.place().unwrap().column)).collect();
    assert_eq!((out.to_string().as_str(), told), ("a {FAIL()} b", vec![("no luck", Some(9))]));
}
