//! Any bytes as a pack of names, compact forms or units, or as a history of rates: refused, or read.
#![no_main]

use coinage::exchange::Exchange;
use coinage::pack::{Pack, PackTopic, pack_topic};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, Vec<(u16, u8)>, &[u8])| {
    let (choice, changes, tail) = input;
    let locale = coinage::Locale::parse(["de", "ar", "ja", "en"][usize::from(choice) % 4]).unwrap();
    let _ = Pack::open(tail);
    let _ = Exchange::from_pack(tail.to_vec());
    let topic = [PackTopic::Names, PackTopic::Compact, PackTopic::Units][usize::from(choice / 4) % 3];
    let mut bytes = pack_topic(topic, &locale).unwrap();
    for (place, value) in changes {
        let place = usize::from(place) % bytes.len();
        bytes[place] = value;
    }
    if let Ok(pack) = Pack::open(&bytes) {
        let _ = format!("{pack:?}");
    }
});
