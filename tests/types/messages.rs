// Made by `coinage types`; do not edit.

/// `bye`.
/// $name (String)
#[allow(dead_code)]
pub fn bye(catalog: &coinage::Catalog, count: impl Into<coinage::decimal::Digits>, name: &str, total: coinage::Money) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "bye", None, &[("count", coinage::message::Argument::Number(count.into())), ("name", coinage::message::Argument::Text(name)), ("total", coinage::message::Argument::Money(total))])
}

/// `cart`.
/// What stands in the header of the cart.
/// $count (Number) - how many items
#[allow(dead_code)]
pub fn cart(catalog: &coinage::Catalog, count: impl Into<coinage::decimal::Digits>, total: coinage::Money) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "cart", None, &[("count", coinage::message::Argument::Number(count.into())), ("total", coinage::message::Argument::Money(total))])
}

/// `hello`.
#[allow(dead_code)]
pub fn hello(catalog: &coinage::Catalog, name: coinage::message::Argument<'_>) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "hello", None, &[("name", name)])
}

/// `hello.title`.
#[allow(dead_code)]
pub fn hello_title(catalog: &coinage::Catalog, day: coinage::Instant) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "hello", Some("title"), &[("day", coinage::message::Argument::DateTime(day))])
}

/// `plain`.
#[allow(dead_code)]
pub fn plain(catalog: &coinage::Catalog) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "plain", None, &[])
}

/// `sent`.
/// $who (List)
/// $wait (Range) - days until it comes
#[allow(dead_code)]
pub fn sent(catalog: &coinage::Catalog, wait: coinage::message::ValueRange, way: (coinage::decimal::Digits, coinage::format::Unit), who: &[&str]) -> coinage::Result<(String, Vec<coinage::Error>)> {
    write(catalog, "sent", None, &[("wait", coinage::message::Argument::Range(wait)), ("way", coinage::message::Argument::Unit(way.0, way.1)), ("who", coinage::message::Argument::List(who))])
}

#[allow(dead_code)]
fn write(
    catalog: &coinage::Catalog,
    id: &str,
    attribute: Option<&str>,
    arguments: &[(&str, coinage::message::Argument<'_>)],
) -> coinage::Result<(String, Vec<coinage::Error>)> {
    let (mut text, mut errors) = (coinage::format::Scratch::new(), Vec::new());
    catalog.format(id, attribute, &coinage::message::Arguments::Named(arguments), &mut text, &mut errors)?;
    Ok((text.to_string(), errors))
}
