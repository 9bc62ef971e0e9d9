//! A server of files on loopback, for the demo and the browser tests.
//!
//! It serves two folders of the repository and nothing else: `www/` as the root and `locales/`
//! under `/locales/`, where messages are followed also `/locales/events` (see `live`). No listings,
//! no way out of the folders, no hidden files. A thread answers
//! one connection: browsers open some in advance and keep them, and a pool of threads would wait
//! behind those.

use crate::live::Live;
use anyhow::{Context as _, bail};
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 50;

/// Where requests are answered from.
pub struct Folders {
    /// The root of the site.
    pub site: PathBuf,
    /// What stands under `/locales/`.
    pub locales: PathBuf,
    /// What follows the messages in it.
    pub live: Option<Arc<Live>>,
}

/// A server that is running, until the process ends.
pub struct Running {
    port: u16,
}

/// Which port to listen on.
#[derive(Clone, Copy)]
pub enum Port {
    /// This one or none.
    Exactly(u16),
    /// The first that is free from this one on.
    From(u16),
    /// Whichever the system gives.
    Any,
}

impl Running {
    /// Starts answering.
    pub fn start(folders: Folders, port: Port) -> anyhow::Result<Running> {
        let listener = listen(port)?;
        let port = listener.local_addr().context("asking for the port")?.port();
        let folders = Arc::new(folders);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folders = folders.clone();
                // A browser that hangs up while it is being answered is no fault of ours.
                thread::spawn(move || drop(converse(stream, &folders)));
            }
        });
        Ok(Running { port })
    }

    /// The address without a slash at its end, such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn listen(port: Port) -> anyhow::Result<TcpListener> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Port::Any => bind(0).context("listening on loopback"),
        Port::Exactly(port) => match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!("port {port} is in use; name another with --port, or leave --port out for the next free one")
            }
            result => result.with_context(|| format!("listening on port {port}")),
        },
        Port::From(first) => {
            for port in first..first.saturating_add(TRIES) {
                match bind(port) {
                    Err(error) if error.kind() == ErrorKind::AddrInUse => continue,
                    result => return result.with_context(|| format!("listening on port {port}")),
                }
            }
            bail!("the ports {first} to {} are all in use; name another with --port", first.saturating_add(TRIES - 1))
        }
    }
}

/// What a path of a request leads to.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    Redirect(String),
    NotFound,
}

/// How long a connection may be silent, and how much a request's head may hold.
const PATIENCE: Duration = Duration::from_secs(120);
const HEAD_LIMIT: usize = 16 * 1024;

/// Answers the requests of one connection until it ends.
fn converse(mut stream: TcpStream, folders: &Folders) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut waiting = Vec::new();
    loop {
        let mut fields = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut fields);
        match request.parse(&waiting) {
            Ok(httparse::Status::Complete(length)) => {
                let closes = request.version == Some(0)
                    || request.headers.iter().any(|field| {
                        field.name.eq_ignore_ascii_case("connection") && field.value.eq_ignore_ascii_case(b"close")
                    });
                let (method, url) = (request.method.unwrap_or_default(), request.path.unwrap_or_default());
                if let (Some(live), "GET", Some("/locales/events")) = (&folders.live, method, url.split('?').next()) {
                    return live.tell_page(stream);
                }
                let response = respond(method, url, folders, closes);
                stream.write_all(&response)?;
                if closes {
                    return Ok(());
                }
                waiting.drain(..length);
            }
            Ok(httparse::Status::Partial) if waiting.len() < HEAD_LIMIT => {
                let mut more = [0; 4096];
                match stream.read(&mut more)? {
                    0 => return Ok(()),
                    count => waiting.extend_from_slice(&more[..count]),
                }
            }
            _ => return stream.write_all(&response("400 Bad Request", &[], b"", true, true)),
        }
    }
}

fn respond(method: &str, url: &str, folders: &Folders, closes: bool) -> Vec<u8> {
    let whole = method != "HEAD";
    if !matches!(method, "GET" | "HEAD") {
        let fields = [("Allow", "GET, HEAD"), ("Content-Type", "text/plain; charset=utf-8")];
        // A body may follow, which nobody reads: the connection can't go on.
        return response("405 Method Not Allowed", &fields, b"only GET and HEAD are answered here\n", true, true);
    }
    let found = match answer(url, folders) {
        Answer::File(file) => std::fs::read(&file).ok().map(|content| (content, media_type(&file))),
        Answer::Redirect(place) => return response("302 Found", &[("Location", &place)], b"", whole, closes),
        Answer::NotFound => None,
    };
    match found {
        Some((content, media)) => response("200 OK", &[("Content-Type", media)], &content, whole, closes),
        None => {
            let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title>\
                        <p>There is nothing here. The storefront is at <a href=\"/storefront/\">/storefront/</a>.</p></html>\n";
            response("404 Not Found", &[("Content-Type", "text/html; charset=utf-8")], page.as_bytes(), whole, closes)
        }
    }
}

fn response(status: &str, fields: &[(&str, &str)], content: &[u8], whole: bool, closes: bool) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", content.len());
    // Files change while somebody works on them.
    let always = [("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")];
    for (name, value) in always.iter().chain(fields).chain(closes.then_some(&("Connection", "close"))) {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    if whole {
        bytes.extend_from_slice(content);
    }
    bytes
}

fn answer(url: &str, folders: &Folders) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path == "/" {
        return Answer::Redirect("/storefront/".into());
    }
    let Some(names) = names(path) else { return Answer::NotFound };
    if let (Some(live), [first, second, name]) = (&folders.live, names.as_slice())
        && (first.as_str(), second.as_str()) == ("storefront", "generated")
        && let Some(file) = live.newer(name)
    {
        return Answer::File(file);
    }
    let (folder, names) = match names.split_first() {
        Some((first, rest)) if first == "locales" => (&folders.locales, rest),
        _ => (&folders.site, names.as_slice()),
    };
    let file = names.iter().fold(folder.clone(), |path, name| path.join(name));
    // A link that leads out of the folder leads nowhere.
    let (Ok(file), Ok(folder)) = (file.canonicalize(), folder.canonicalize()) else { return Answer::NotFound };
    if !file.starts_with(folder) {
        return Answer::NotFound;
    }
    match (file.is_dir(), path.ends_with('/')) {
        (false, false) => Answer::File(file),
        (false, true) => Answer::NotFound,
        (true, _) if !file.join("index.html").is_file() => Answer::NotFound,
        (true, false) => Answer::Redirect(format!("{path}/")),
        (true, true) => Answer::File(file.join("index.html")),
    }
}

/// The names between the slashes, decoded; none if one of them could lead elsewhere or is hidden.
fn names(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    path.split('/').map(decode).map(|name| name.filter(|name| is_plain(name))).collect()
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

fn decode(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "ftl" | "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn folders() -> (tempfile::TempDir, Folders) {
        let root = tempfile::tempdir().unwrap();
        let site = root.path().join("www");
        let locales = root.path().join("locales");
        std::fs::create_dir_all(site.join("storefront")).unwrap();
        std::fs::create_dir_all(site.join("empty")).unwrap();
        std::fs::create_dir_all(locales.join("de")).unwrap();
        std::fs::write(site.join("storefront/index.html"), "<p>shop</p>").unwrap();
        std::fs::write(site.join("module.wasm"), "\0asm").unwrap();
        std::fs::write(site.join("a b.js"), "1").unwrap();
        std::fs::write(site.join(".secret"), "no").unwrap();
        std::fs::write(root.path().join("outside.txt"), "no").unwrap();
        std::fs::write(locales.join("de/shop.ftl"), "a = b").unwrap();
        (root, Folders { site, locales, live: None })
    }

    #[test]
    fn nothing_outside_the_folders_can_be_reached() {
        let (_root, folders) = folders();
        let attempts = [
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "/storefront/../../outside.txt",
            "/storefront/..%2f..%2foutside.txt",
            "/..%5coutside.txt",
            "//outside.txt",
            "/locales/../outside.txt",
            "/.secret",
            "/storefront/%00",
            "/%zz",
            "/%e",
            "outside.txt",
            "",
        ];
        for url in attempts {
            assert_eq!(answer(url, &folders), Answer::NotFound, "{url}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_leads_nowhere() {
        let (root, folders) = folders();
        std::os::unix::fs::symlink(root.path().join("outside.txt"), folders.site.join("link.txt")).unwrap();
        assert_eq!(answer("/link.txt", &folders), Answer::NotFound);
    }

    #[test]
    fn a_folder_answers_with_its_page_or_not_at_all() {
        let (_root, folders) = folders();
        assert_eq!(answer("/", &folders), Answer::Redirect("/storefront/".into()));
        assert_eq!(answer("/storefront?a=1", &folders), Answer::Redirect("/storefront/".into()));
        assert!(matches!(answer("/storefront/?a=1", &folders), Answer::File(file) if file.ends_with("index.html")));
        assert_eq!(answer("/empty/", &folders), Answer::NotFound);
        assert_eq!(answer("/module.wasm/", &folders), Answer::NotFound);
    }

    #[test]
    fn names_are_decoded_and_locales_stand_under_their_own_path() {
        let (_root, folders) = folders();
        assert!(matches!(answer("/a%20b.js", &folders), Answer::File(_)));
        assert!(matches!(answer("/locales/de/shop.ftl", &folders), Answer::File(_)));
    }

    fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(format!("{request}\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn it_answers_over_loopback_with_types_and_statuses() {
        let (_root, folders) = folders();
        let running = Running::start(folders, Port::Any).unwrap();
        let wasm = ask(running.port, "GET /module.wasm HTTP/1.1");
        assert!(wasm.starts_with("HTTP/1.1 200"), "{wasm}");
        assert!(wasm.contains("Content-Type: application/wasm\r\n"), "{wasm}");
        assert!(wasm.contains("Cache-Control: no-cache\r\n"), "{wasm}");
        let head = ask(running.port, "HEAD /storefront/ HTTP/1.1");
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("Content-Length: 11\r\n"), "{head}");
        assert!(!head.contains("shop"), "{head}");
        assert!(ask(running.port, "GET /nowhere HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(ask(running.port, "POST /storefront/ HTTP/1.1").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn a_port_in_use_is_told_or_the_next_one_taken() {
        let taken = listen(Port::Any).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Port::Exactly(port)).err().unwrap().to_string();
        assert!(error.starts_with(&format!("port {port} is in use; ")), "{error}");
        if port < u16::MAX - TRIES {
            assert_ne!(listen(Port::From(port)).unwrap().local_addr().unwrap().port(), port);
        }
    }
}
