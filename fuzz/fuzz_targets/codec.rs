//! Bytes that are a value: encoding it gives bytes that are the same value, and it can be printed and compared.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tockbox::judge::checker::{Expected, values_match};
use tockbox_core::codec::{Caps, decode, encode};

fuzz_target!(|data: &[u8]| {
    let caps = Caps { references: true, ..Caps::default() };
    let Ok(value) = decode(data, caps) else { return };
    let mut bytes = Vec::new();
    encode(&value, &mut bytes);
    let again = decode(&bytes, caps).expect("what was encoded can be decoded");
    let mut more = Vec::new();
    encode(&again, &mut more);
    assert_eq!(bytes, more);
    assert_eq!(value.to_string(), again.to_string());
    for tolerance in [None, Some(1e-6)] {
        values_match(&Expected::Json(value.clone()), &again, tolerance, true);
        let matches = values_match(&Expected::Python(value.clone()), &again, tolerance, true);
        assert_eq!(matches, values_match(&Expected::Python(again.clone()), &value, tolerance, true));
    }
});
