//! Porta: a city's directory of help that stays true.
