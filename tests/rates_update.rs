//! `coinage rates update` against servers on loopback that answer well, slowly, half, wrongly, or
//! not at all.
#![cfg(feature = "network")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A server that hands each connection to a function, after its request was read.
fn server(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let (heard, requests) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
                request.push(byte[0]);
            }
            let request = String::from_utf8_lossy(&request).into_owned();
            answer(&request, &mut stream);
            let _ = heard.send(request);
        }
    });
    (origin, requests)
}

/// A server that gives every request the same answer, head and all.
fn always(answer: impl Into<Vec<u8>>) -> String {
    let answer = answer.into();
    server(move |_, stream| {
        let _ = stream.write_all(&answer);
    })
    .0
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

/// The ECB's XML of some days, the dollar and the yen.
fn feed(days: &[(&str, &str, &str)]) -> String {
    let days: String = days
        .iter()
        .map(|(day, dollar, yen)| {
            format!(
                "<Cube time='{day}'><Cube currency='USD' rate='{dollar}'/><Cube currency='JPY' rate='{yen}'/></Cube>\n"
            )
        })
        .collect();
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01' \
         xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'><Cube>\n{days}</Cube></gesmes:Envelope>\n"
    )
}

const KNOWN: [(&str, &str, &str); 2] = [("2024-12-20", "1.0393", "162.52"), ("2024-12-23", "1.0393", "163.02")];

/// A folder whose `rates.pack` holds [`KNOWN`] as those of "house".
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        std::fs::write(place.path().join("known.xml"), feed(&KNOWN)).unwrap();
        let (code, _, stderr) =
            place.run(&["rates", "import", "known.xml", "--source", "house", "--out", "rates.pack"]);
        assert_eq!((code, stderr.as_str()), (0, ""));
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coinage"));
        command.args(arguments).current_dir(self.path());
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// `rates update` of the pack from an address.
    fn update(&self, url: &str, more: &[&str]) -> (i32, String, String) {
        let given = ["rates", "update", "--url", url, "--source", "house", "--out", "rates.pack"];
        self.run(&[given.as_slice(), more].concat())
    }

    fn pack(&self) -> Vec<u8> {
        std::fs::read(self.path().join("rates.pack")).unwrap()
    }

    /// Asserts that an update fails with a code, says this, and leaves the pack as it was.
    fn refused(&self, url: &str, more: &[&str], code: i32, said: &str) -> String {
        let before = self.pack();
        let (found, stdout, stderr) = self.update(url, more);
        assert_eq!((found, stdout.as_str()), (code, ""), "{stderr}");
        assert!(stderr.contains(said), "{stderr}");
        assert!(self.pack() == before, "the pack has changed");
        let files = std::fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(files.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "a temporary file is left");
        stderr
    }
}

#[test]
fn a_feed_is_put_over_the_file_and_what_it_added_is_told() {
    let place = Place::new();
    let days =
        [("2024-12-23", "1.0394", "163.02"), ("2024-12-24", "1.0395", "163.5"), ("2024-12-27", "1.0435", "164.5")];
    let url = always(ok(&feed(&days))) + "/hist.xml?key=secret";
    let (code, stdout, stderr) = place.update(&url, &[]);
    assert_eq!(code, 0, "{stderr}");
    let origin = url.split('?').next().unwrap();
    assert_eq!(
        stdout,
        format!(
            "added   2 days, 2024-12-24 to 2024-12-27; 4 observations\nnewest  2024-12-27\nsource  house\n\
             feed    {origin}\nfile    rates.pack, 8 observations\n"
        )
    );
    assert_eq!(stderr, "note: EUR/USD 1.0394 of 2024-12-23 was 1.0393 so far\n");
    let (code, stdout, stderr) =
        place.run(&["convert", "100", "EUR", "USD", "--rates", "rates.pack", "--on", "2024-12-27", "-q"]);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (0, "104.35\n", ""));
    let (_, stdout, _) = place.run(&["rates", "history", "EUR", "USD", "--rates", "rates.pack", "-q"]);
    assert_eq!(stdout, "1.0393\n1.0394\n1.0395\n1.0435\n");
    // The same once more brings nothing and says so.
    let (code, stdout, _) = place.update(&url, &[]);
    assert!(code == 0 && stdout.starts_with("added   no day that was not known; 0 observations\n"), "{stdout}");
    let (code, stdout, _) = place.update(&url, &["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, &told["days_added"], &told["newest"]), (0, &0.into(), &"2024-12-27".into()));
}

#[test]
fn a_first_feed_of_any_form_makes_the_file() {
    let place = Place::new();
    let table = "date,base,quote,rate\n2024-12-24,USD,CAD,1.4389\n";
    let url = always(ok(table)) + "/a/rates.csv";
    let (code, _, stderr) = place.run(&["rates", "update", "--url", &url, "--out", "new.pack"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let (_, stdout, _) = place.run(&["rates", "list", "--rates", "new.pack", "--format", "csv"]);
    assert_eq!(stdout, format!("quoted,first,last,observations,source\nUSD/CAD,2024-12-24,2024-12-24,1,{url}\n"));
}

#[test]
fn chunks_and_redirects_are_followed() {
    let place = Place::new();
    let body = feed(&[("2024-12-24", "1.0395", "163.5")]);
    let (one, two) = body.split_at(100);
    let chunks = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{:x}\r\n{one}\r\n{:x}\r\n{two}\r\n0\r\n\r\n",
        one.len(),
        two.len()
    );
    let (origin, requests) = server(move |request, stream| {
        let moved = "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let answer = if request.starts_with("GET /old ") { moved } else { &chunks };
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let (code, stdout, stderr) = place.update(&format!("{origin}/old"), &[]);
    assert!(code == 0 && stdout.contains("added   1 day, 2024-12-24; 2 observations"), "{stdout}{stderr}");
    let asked: Vec<String> = requests.iter().take(2).collect();
    assert!(asked[0].to_lowercase().contains("user-agent: coinage/"), "{asked:?}");
    assert!(asked[1].starts_with("GET /new HTTP/1.1\r\n"), "{asked:?}");
}

#[test]
fn a_packed_answer_is_unpacked() {
    let place = Place::new();
    // `Date,USD` and a day, by gzip.
    let packed: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x73\x49\x2c\x49\xd5\x09\x0d\x76\xe1\x32\x32\x30\x32\xd1\x35\x34\xd2\x35\x32\xd1\x31\xd4\x33\x30\xb6\x34\xe5\x02\x00\x2f\xeb\xbb\xc7\x1b\x00\x00\x00";
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len());
    let (code, stdout, stderr) = place.update(&always([head.as_bytes(), packed].concat()), &[]);
    assert!(code == 0 && stdout.contains("added   1 day, 2024-12-24; 1 observation\n"), "{stdout}{stderr}");
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len() - 9);
    let cut = [head.as_bytes(), &packed[..packed.len() - 9]].concat();
    place.refused(&always(cut), &[], 5, "error[io]: http://127.0.0.1:");
}

#[test]
fn a_slow_answer_runs_out_of_time() {
    let place = Place::new();
    let whole = ok(&feed(&[("2024-12-24", "1.0395", "163.5")]));
    for at in [0, 10, whole.len() - 5] {
        let whole = whole.clone();
        let (url, _requests) = server(move |_, stream| {
            let _ = stream.write_all(&whole.as_bytes()[..at]);
            std::thread::sleep(Duration::from_secs(20));
        });
        let begun = Instant::now();
        place.refused(&url, &["--timeout", "300ms"], 5, "there was no whole answer within 300ms");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    // A byte now and then is no answer either.
    let (url, _requests) = server(move |_, stream| {
        for byte in whole.bytes() {
            std::thread::sleep(Duration::from_millis(50));
            if stream.write_all(&[byte]).is_err() {
                return;
            }
        }
    });
    place.refused(&url, &["--timeout", "400ms"], 5, "hint: try again later, or allow more by --timeout");
}

#[test]
fn half_an_answer_is_none() {
    let place = Place::new();
    let body = feed(&[("2024-12-24", "1.0395", "163.5")]);
    let half = &body[..body.len() / 2];
    let length = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{half}", body.len());
    place.refused(&always(length), &[], 5, "error[io]: http://127.0.0.1:");
    let chunk = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{half}\r\n", half.len());
    place.refused(&always(chunk), &[], 5, "the answer is cut off");
    // Without a length only the XML itself tells; at every place it is cut.
    let packs = place.pack();
    for end in (0..body.len() - 1).step_by(37).chain([body.len() - 3]) {
        let (code, _, stderr) = place.update(&always(format!("HTTP/1.1 200 OK\r\n\r\n{}", &body[..end])), &[]);
        assert!(code == 3 && stderr.starts_with("error[parse-error]: http://127.0.0.1:"), "{end}: {code} {stderr}");
    }
    assert!(place.pack() == packs);
}

#[test]
fn wrong_answers_are_refused_in_their_own_words() {
    let place = Place::new();
    let status = |line: &str| always(format!("HTTP/1.1 {line}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno"));
    place.refused(&status("404 Not Found"), &[], 5, "the server answered with status 404\nhint: check the address\n");
    place.refused(&status("500 Internal Server Error"), &[], 5, "status 500\nhint: the server has a fault");
    place.refused(
        &always(ok("<!DOCTYPE html>\n<html><p>Log in</p></html>")),
        &[],
        3,
        "this is a page of HTML, not rates",
    );
    place.refused(&always(ok("<a><b/></a>")), &[], 3, "this XML holds no rates of a form that is known");
    place.refused(&always(ok("")), &[], 3, "the answer is empty");
    place.refused(&always(ok("PK\u{3}\u{4}…")), &[], 3, "this is a zip archive");
    place.refused(&always("SSH-2.0-OpenSSH_9.2\r\n\r\n"), &[], 5, "error[io]: http://127.0.0.1:");
    let (looping, _requests) = server(|_, stream| {
        let _ = stream
            .write_all(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
    place.refused(&looping, &[], 5, "the server redirects more than five times");
    let packed = feed(&KNOWN);
    let wrong =
        format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n{packed}", packed.len());
    place.refused(&always(wrong), &[], 5, "the answer is not packed as the server says");
    let body = feed(&KNOWN).replace("<Cube>", "<!--e--><Cube>");
    let mut latin = format!("HTTP/1.1 200 OK\r\n\r\n{body}").into_bytes();
    let mark = latin.windows(5).position(|bytes| bytes == b"<!--e").unwrap();
    latin[mark + 4] = 0xe9;
    place.refused(&always(latin), &[], 3, "the text is not valid UTF-8");
    place.refused(&always(ok("Date,USD\n2024-12-24,1.o395\n")), &[], 3, "line 2, column 12: `1.o395` is not a number");
}

#[test]
fn an_answer_without_end_is_cut_short() {
    let place = Place::new();
    let huge = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n";
    place.refused(&always(huge), &[], 5, "the answer is larger than 64 MB");
    let (endless, _requests) = server(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        let block = [b'1'; 1 << 16];
        while stream.write_all(&block).is_ok() {}
    });
    place.refused(&endless, &[], 5, "the answer is larger than 64 MB");
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let place = Place::new();
    // A port that was free a moment ago.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    place.refused(&format!("http://{closed}/"), &[], 5, "cannot fetch: connection refused");
    place.refused("http://no-such-host.invalid/", &[], 5, "cannot fetch: ");
    place.refused("ftp://example.org/", &[], 3, "--url: `ftp://example.org/` is no address that can be fetched");
    place.refused("http://127.0.0.1/", &["--timeout", "soon"], 3, "--timeout: `soon` is no length of time");
    place.refused("http://127.0.0.1/", &["--max-move=-3"], 3, "--max-move: `-3` is no percentage of zero or more");
}

#[test]
fn a_rate_that_jumps_is_refused_unless_forced() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5"), ("2024-12-27", "1.3", "164.5")])));
    let said =
        place.refused(&url, &[], 3, "EUR/USD moves from 1.0395 on 2024-12-24 to 1.3 on 2024-12-27, by more than 20 %");
    assert!(said.contains("--force takes it all the same; rates.pack is kept as it was"), "{said}");
    place.refused(&url, &["--max-move", "0.1%"], 3, "EUR/JPY moves from 163.02 on 2024-12-23 to 163.5 on 2024-12-24");
    let (code, stdout, stderr) = place.update(&url, &["--force"]);
    assert!(code == 0 && stdout.starts_with("added   2 days"), "{stdout}{stderr}");
    assert!(stderr.starts_with("note: taken by --force: EUR/USD moves from 1.0395"), "{stderr}");
    // Of many the first few are told, and how many there are.
    let days: Vec<String> = (10..28).map(|day| format!("2025-01-{day}")).collect();
    let wild: Vec<_> =
        days.iter().zip(0..).map(|(day, at)| (day.as_str(), if at % 2 == 0 { "1" } else { "2" }, "163")).collect();
    let said =
        place.refused(&always(ok(&feed(&wild))), &[], 3, "EUR/USD moves from 1 on 2025-01-10 to 2 on 2025-01-11");
    assert!(said.starts_with("note: the first 5 of 18 doubts\n") && said.matches("error[").count() == 5, "{said}");
    // A wider bound takes it without force.
    let place = Place::new();
    assert_eq!(place.update(&url, &["--max-move", "26%"]).0, 0);
}

#[test]
fn a_feed_that_lacks_days_or_is_old_is_refused_unless_forced() {
    let place = Place::new();
    let old = always(ok(&feed(&[("2024-12-19", "1.0393", "162")])));
    place.refused(&old, &[], 4, "error[stale-rate]: ");
    let holed = always(ok(&feed(&[("2024-12-20", "1.0393", "162.52"), ("2024-12-27", "1.0435", "164.5")])));
    place.refused(&holed, &[], 4, "the feed lacks rates of 2024-12-23 that are known: EUR/JPY, EUR/USD");
    assert_eq!(place.update(&holed, &["--force"]).0, 0);
    let (_, stdout, _) = place.run(&["rates", "history", "EUR", "USD", "--rates", "rates.pack", "--format", "plain"]);
    let days: Vec<&str> = stdout.lines().map(|line| &line[..10]).collect();
    assert_eq!(days, ["2024-12-20", "2024-12-27"]);
}

#[test]
fn rates_of_another_source_do_not_get_into_the_file() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5")])));
    let before = place.pack();
    let (code, _, stderr) = place.run(&["rates", "update", "--url", &url, "--out", "rates.pack"]);
    assert!(
        code == 3 && stderr.contains("the file has rates of house, the feed those of http://127.0.0.1:"),
        "{stderr}"
    );
    let (code, _, stderr) = place.run(&["rates", "update", "--url", &url, "--out", "known.xml"]);
    assert!(
        code == 3 && stderr.contains("known.xml: the file is no rate pack, and would be replaced by one"),
        "{stderr}"
    );
    std::fs::write(place.path().join("rates.pack"), &before[..before.len() - 1]).unwrap();
    place.refused(&url, &[], 3, "error[bad-pack]: rates.pack: the rate pack is cut off");
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5")])));
    let (code, _, stderr) = place.run(&["rates", "update", "--url", &url, "--out", "nowhere/rates.pack"]);
    assert!(code == 5 && stderr.starts_with("error[io]: nowhere/rates.pack: cannot write: "), "{stderr}");
}

#[test]
fn address_file_and_bound_come_from_the_settings() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5")])));
    let settings = |bound: &str| {
        let text =
            format!("[rates]\nurl = \"{url}\"\nfile = \"rates.pack\"\nsource = \"house\"\nmax-move = \"{bound}\"\n");
        std::fs::write(place.path().join("coinage.toml"), text).unwrap();
    };
    settings("0.1 %");
    let (code, _, stderr) = place.run(&["rates", "update"]);
    assert!(code == 3 && stderr.contains("by more than 0.1 %"), "{stderr}");
    settings("1%");
    let (code, stdout, stderr) = place.run(&["rates", "update"]);
    assert!(code == 0 && stdout.contains("file    rates.pack, 6 observations"), "{stdout}{stderr}");
    // Another address is not taken for the one that the settings name.
    let other = always(ok(&feed(&[("2024-12-27", "1.04", "163.5")])));
    let (code, _, stderr) = place.run(&["rates", "update", "--url", &other]);
    assert!(code == 3 && stderr.contains("the file has rates of house, the feed those of http://127."), "{stderr}");
}

#[test]
fn without_a_name_the_file_lies_among_the_data_of_the_user() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5")])));
    let output = place
        .command(&["rates", "update", "--url", &url, "--quiet"])
        .env("XDG_DATA_HOME", place.path().join("data"))
        .env("LOCALAPPDATA", place.path().join("data"))
        .env("HOME", place.path())
        .output()
        .unwrap();
    // The bare value is the newest day.
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), b"2024-12-24\n".as_slice()));
    if cfg!(target_os = "linux") {
        assert!(place.path().join("data/coinage/rates.pack").is_file());
    }
}

#[test]
fn a_proxy_is_asked_by_option_or_environment() {
    let place = Place::new();
    let refuse = |_: &str, stream: &mut TcpStream| {
        let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    };
    // The European Central Bank is only ever asked through encryption.
    let (proxy, requests) = server(refuse);
    let (code, _, stderr) = place.run(&["rates", "update", "--out", "ecb.pack", "--proxy", &proxy]);
    assert!(code == 5 && stderr.contains("the proxy does not connect: "), "{code} {stderr}");
    assert!(requests.recv().unwrap().starts_with("CONNECT www.ecb.europa.eu:443 HTTP/1.1\r\n"));
    assert!(!place.path().join("ecb.pack").exists());
    let (proxy, requests) = server(refuse);
    let output = place.command(&["rates", "update", "--out", "ecb.pack"]).env("https_proxy", &proxy).output().unwrap();
    assert_eq!(output.status.code(), Some(5));
    assert!(requests.recv().unwrap().starts_with("CONNECT www.ecb.europa.eu:443 "));
    let (code, _, stderr) = place.run(&["rates", "update", "--out", "ecb.pack", "--proxy", "a b"]);
    assert!(code == 3 && stderr.contains("--proxy: `a b` is no address of a proxy"), "{stderr}");
}

#[test]
fn help_tells_the_settings_and_what_is_asked_where_nothing_is_said() {
    let place = Place::new();
    let (_, help, _) = place.run(&["rates", "update", "--help"]);
    for piece in
        ["\nExamples:\n  coinage rates update", "eurofxref-hist-90d.xml", "  max-move = \"10%\"\n", "https_proxy"]
    {
        assert!(help.contains(piece), "{piece}: {help}");
    }
}

#[test]
fn feeds_of_the_european_central_bank_go_over_its_own_rates() {
    let place = Place::new();
    let bank = "European Central Bank, euro foreign exchange reference rates";
    let (code, _, _) = place.run(&["rates", "import", "known.xml", "--source", bank, "--out", "ecb.pack"]);
    assert_eq!(code, 0);
    let answer = ok(&feed(&[("2024-12-24", "1.0395", "163.5")]));
    // A proxy that is itself at the other end of what it connects.
    let (proxy, requests) = server(move |request, stream| {
        assert!(request.starts_with("CONNECT www.ecb.europa.eu:80 "), "{request}");
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        let mut inner = [0; 1024];
        let read = stream.read(&mut inner).unwrap();
        assert!(inner[..read].starts_with(b"GET /stats/eurofxref/eurofxref-hist-90d.xml HTTP/1.1\r\n"));
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let url = "http://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml";
    let update = ["rates", "update", "--url", url, "--out", "ecb.pack", "--proxy", &proxy];
    let (code, stdout, stderr) = place.run(&update);
    assert!(code == 0 && stdout.contains(&format!("source  {bank}\n")), "{stdout}{stderr}");
    assert_eq!(stderr, "note: the feed came without encryption: anyone on the way could have changed it\n");
    assert!(requests.recv().is_ok());
}

#[test]
fn hosts_that_need_no_proxy_are_asked_directly() {
    let place = Place::new();
    let url = always(ok(&feed(&[("2024-12-24", "1.0395", "163.5")])));
    let update = ["rates", "update", "--url", &url, "--source", "house", "--out", "rates.pack"];
    // Nobody listens where the proxy should be.
    let closed = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    let through = |no_proxy: &str| {
        let mut command = place.command(&update);
        command.env("http_proxy", &closed).env("no_proxy", no_proxy).output().unwrap().status.code()
    };
    assert_eq!((through("example.org"), through("127.0.0.1")), (Some(5), Some(0)));
}
