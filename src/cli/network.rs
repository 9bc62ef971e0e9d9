//! The network: one request, its whole answer or an error. `rates update` alone asks here.
//!
//! A newcomer would print the address: what stands before its `@` and behind its `?` may be a
//! secret, so only [`shown`] leaves the program.

use super::output::reason;
use coinage::{Error, ErrorCode, Result};
use std::time::Duration;
use ureq::http::Uri;
use ureq::{Agent, Proxy};

/// No feed of rates comes near it: the ECB's whole history takes 9 MB as XML.
const MOST: u64 = 64 << 20;

/// How long a connection may take to stand, within the time for the whole request.
const CONNECT: Duration = Duration::from_secs(10);

/// How to ask.
pub struct Request<'a> {
    pub url: &'a str,
    /// For everything from the first look-up to the last byte.
    pub timeout: Duration,
    /// In place of the environment's.
    pub proxy: Option<&'a str>,
}

/// An address without what may be secret in it.
pub fn shown(url: &str) -> String {
    let bare = url.split(['?', '#']).next().unwrap_or_default();
    match bare.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            format!("{scheme}://{}{path}", host.rsplit('@').next().unwrap_or_default())
        }
        None => bare.to_owned(),
    }
}

/// The parts of an address that can be fetched.
pub fn address(url: &str) -> Result<Uri> {
    let uri = url.parse::<Uri>().ok();
    let good = |uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some();
    uri.filter(good).ok_or_else(|| {
        Error::new(ErrorCode::InvalidOption, &["`", &shown(url), "` is no address that can be fetched"])
            .with_hint(&["write it like https://example.org/rates.csv"])
    })
}

/// Asks once, follows up to five redirects, never from https to http.
pub fn fetch(request: &Request<'_>) -> Result<Vec<u8>> {
    let uri = address(request.url)?;
    let mut config = Agent::config_builder()
        .timeout_global(Some(request.timeout))
        .timeout_connect(Some(request.timeout.min(CONNECT)))
        .max_redirects(5)
        .https_only(uri.scheme_str() == Some("https"))
        .user_agent(concat!("coinage/", env!("CARGO_PKG_VERSION")));
    if let Some(proxy) = request.proxy {
        let proxy = Proxy::new(proxy).map_err(|_| {
            Error::new(ErrorCode::InvalidOption, &["`", &shown(proxy), "` is no address of a proxy"])
                .with_hint(&["write it like http://proxy.example.org:3128"])
                .in_subject("--proxy")
        })?;
        config = config.proxy(Some(proxy));
    }
    let agent: Agent = config.build().into();
    let failed = |error: ureq::Error| failure(error, request);
    let answer = agent.get(request.url).call().map_err(failed)?;
    let mut body = answer.into_body();
    if body.content_length().is_some_and(|length| length > MOST) {
        return Err(failure(ureq::Error::BodyExceedsLimit(MOST), request));
    }
    body.with_config().limit(MOST).read_to_vec().map_err(failed)
}

fn failure(error: ureq::Error, request: &Request<'_>) -> Error {
    let timeout = format!("{:?}", request.timeout);
    let (message, hint) = match &error {
        ureq::Error::StatusCode(code) => {
            let hint = if *code < 500 { "check the address" } else { "the server has a fault: try again later" };
            (format!("the server answered with status {code}"), hint)
        }
        ureq::Error::Timeout(_) => {
            (format!("there was no whole answer within {timeout}"), "try again later, or allow more by --timeout")
        }
        ureq::Error::HostNotFound => ("there is no such host".to_owned(), "check the address and the connection"),
        ureq::Error::TooManyRedirects => {
            ("the server redirects more than five times".to_owned(), "give the address that it should end at")
        }
        ureq::Error::RequireHttpsOnly(_) => (
            "the server redirects from https to an address without encryption".to_owned(),
            "give an address that stays with https",
        ),
        ureq::Error::BodyExceedsLimit(_) => {
            (format!("the answer is larger than {} MB", MOST >> 20), "give the address of a smaller feed")
        }
        ureq::Error::ConnectProxyFailed(said) => (
            format!("the proxy does not connect: {said}"),
            "check --proxy, or the variables https_proxy and http_proxy",
        ),
        ureq::Error::Decompress(_, error) => {
            (format!("the answer is not packed as the server says: {}", reason(error)), "try again later")
        }
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            ("the answer is cut off".to_owned(), "try again later")
        }
        ureq::Error::Io(error) => (reason(error), "check the address, the connection and the proxy"),
        other => (other.to_string(), "check the address"),
    };
    Error::new(ErrorCode::Io, &["cannot fetch: ", &message]).with_hint(&[hint]).in_subject(&shown(request.url))
}

/// Reads `30s`, `2m`, `500ms`.
pub fn duration(text: &str) -> Result<Duration> {
    let digits = text.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let milliseconds = number.parse::<u64>().ok().and_then(|number| match unit {
        "ms" => Some(number),
        "s" => number.checked_mul(1000),
        "m" => number.checked_mul(60_000),
        _ => None,
    });
    // A day is more than anyone waits.
    milliseconds.filter(|length| (1..=86_400_000).contains(length)).map(Duration::from_millis).ok_or_else(|| {
        Error::new(ErrorCode::InvalidOption, &["`", text, "` is no length of time"])
            .with_hint(&["write it like 30s, 2m or 500ms"])
    })
}
