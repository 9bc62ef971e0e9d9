//! `coinage rates history --svg`: the drawing that is written, and what is refused.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use support::{catalog, coinage};

mod support;

const CALM: &str = "date,base,quote,rate\n2024-12-20,EUR,USD,1.04\n2024-12-23,EUR,USD,1.05\n2025-01-02,EUR,USD,1.03\n";

#[test]
fn a_drawing_has_a_line_for_each_source_and_says_what_it_shows() {
    let folder = catalog(&[("a & <b>.csv", CALM), ("c.csv", "Date,USD\n2024-12-23,1.06\n2024-12-24,1.07\n")]);
    let given = ["rates", "history", "EUR", "USD", "--rates", "a & <b>.csv", "--rates", "c.csv", "--svg", "usd.svg"];
    let (code, stdout, stderr) = coinage(folder.path(), &given);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (0, "usd.svg: EUR/USD, 5 observations\n", ""));
    let drawing = std::fs::read_to_string(folder.path().join("usd.svg")).unwrap();
    for piece in [
        " role=\"img\"",
        "aria-labelledby=\"coinage-chart-title coinage-chart-desc\"",
        ">EUR/USD, 2024-12-20 to 2025-01-02</title>",
        "Lowest 1.03 on 2025-01-02, highest 1.07 on 2024-12-24. a &amp; &lt;b&gt;.csv: 3 observations, from 1.04 on 2024-12-20",
        "prefers-color-scheme:dark",
        ">USD for 1 EUR</text>",
        ">1.03</text>",
        ">1.07</text>",
        ">2024-12-22</text>",
    ] {
        assert!(drawing.contains(piece), "{piece}: {drawing}");
    }
    // The first source's line is broken by the ten days without a rate, the second's is whole.
    let lines: Vec<&str> = drawing.lines().filter(|line| line.starts_with("<path class=\"line")).collect();
    let pieces = |line: &str| line.split(" d=\"").nth(1).unwrap().matches('M').count();
    assert_eq!(lines[lines.len() - 2..].iter().map(|line| pieces(line)).collect::<Vec<_>>(), [2, 1]);
    // What is asked for beside it is told as ever.
    let (code, stdout, _) = coinage(folder.path(), &[given.as_slice(), &["--summary"]].concat());
    assert!(code == 0 && stdout.starts_with("quoted        EUR/USD\n"), "{stdout}");
}

#[test]
fn a_pair_quoted_both_ways_or_a_folder_that_is_not_there_is_an_error() {
    let folder = catalog(&[("a.csv", CALM), ("b.csv", "date,base,quote,rate\n2024-12-20,USD,EUR,0.96\n")]);
    let history = ["rates", "history", "EUR", "USD", "--rates", "a.csv"];
    let (code, _, stderr) =
        coinage(folder.path(), &[history.as_slice(), &["--rates", "b.csv", "--svg", "x.svg"]].concat());
    assert_eq!(code, 3);
    assert!(stderr.contains("--svg: EUR/USD and USD/EUR are both quoted; a chart has one of them\nhint: "), "{stderr}");
    let (code, _, stderr) = coinage(folder.path(), &[history.as_slice(), &["--svg", "no/x.svg"]].concat());
    assert!(code == 5 && stderr.starts_with("error[io]: no/x.svg: cannot write: "), "{stderr}");
    assert!(!folder.path().join("x.svg").exists());
}
