//! Any bytes as a compiled program: refused, or safe to resolve. The checksum is made right, so
//! that what lies behind it is reached.
#![no_main]

use coinage::Locale;
use coinage::format::Scratch;
use coinage::message::{Arguments, Bundle, Program, Resource};
use libfuzzer_sys::fuzz_target;

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks_exact(4).fold(0x811c_9dc5, |hash: u32, word| {
        (hash ^ u32::from_le_bytes(word.try_into().unwrap())).wrapping_mul(0x0100_0193)
    })
}

// A valid program, words of which are written over.
fuzz_target!(|changes: Vec<(u16, u32)>| {
    let source = "-t = { $x ->\n    [a] b\n   *[c] d{ $x }\n }\nm = { NUMBER($n, minimumFractionDigits: 2) } { -t(x: \"a\") } { 1.5 }\n    .a = { m }\nk = { $n ->\n    [one] 1\n    [2.5] x\n   *[other] { MONEY($n) }{ m.a }\n }\n";
    let mut bytes = Resource::parse(source).unwrap().program().to_bytes().unwrap();
    for (place, value) in changes {
        let words = bytes.len() / 4;
        let place = 4 + usize::from(place) % (words - 4);
        // Small changes lead to other valid programs more often than any value does.
        let value = if value & 1 == 0 { value >> 1 } else { (value >> 1) % 64 };
        bytes[place * 4..place * 4 + 4].copy_from_slice(&value.to_le_bytes());
    }
    let right = checksum(&bytes[16..]).to_le_bytes();
    bytes[8..12].copy_from_slice(&right);
    let Ok(program) = Program::read(&bytes) else { return };
    let mut bundle = Bundle::new(Locale::parse("en").unwrap(), true);
    bundle.add_program(program);
    for (_, message) in bundle.messages().collect::<Vec<_>>() {
        let (mut text, mut errors) = (Scratch::new(), Vec::new());
        let _ = bundle.write(message, None, &Arguments::NONE, &mut text, &mut errors);
        for attribute in bundle.attributes(message) {
            let _ = bundle.write(message, Some(&attribute), &Arguments::NONE, &mut text, &mut errors);
        }
    }
});
