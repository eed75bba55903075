use super::*;

fn sample(step: ReviewStep, lang: &str) -> Rendered {
    let entry = Entry {
        noun: Noun::Offer,
        title: "Café <b>Grüße</b> & mehr".to_owned(),
        confirmed: Some("24.11.2026".to_owned()),
        answer: (step == ReviewStep::Receipt).then(|| Answer {
            state: ItemState::Corrected,
            pending: false,
            changed: vec![("hours", None), ("phone", Some("+49 651 1".to_owned()))],
        }),
    };
    let sections = [Section {
        provider: "Verein {{ city }}".to_owned(),
        link: (step != ReviewStep::Receipt).then(|| "https://porta.example/de/review/x".to_owned()),
        entries: vec![
            entry.clone(),
            Entry {
                confirmed: None,
                ..entry
            },
        ],
    }];
    render(&Mail {
        step,
        ending: false,
        lang,
        city: "Trier hilft",
        until: "23.01.2027",
        own: &OwnWords::new(),
        sections: &sections,
    })
    .unwrap()
}

#[test]
fn every_mail_is_whole_in_every_language() {
    for (lang, _) in WORDS {
        for step in ReviewStep::ALL {
            let mail = sample(*step, lang);
            assert!(
                !mail.subject.is_empty() && mail.subject.contains("Trier hilft"),
                "{lang} {step}"
            );
            for part in [&mail.text, &mail.html] {
                assert!(
                    part.contains("Verein {{ city }}"),
                    "what people wrote is no template: {lang} {step}"
                );
                assert!(part.contains("Trier hilft"), "{lang} {step}");
                assert_eq!(
                    part.contains("https://porta.example/de/review/x"),
                    *step != ReviewStep::Receipt
                );
            }
            assert!(mail.html.contains("Café &lt;b&gt;Grüße&lt;"), "{}", mail.html);
            assert!(mail.text.contains("Café <b>Grüße</b> & mehr"));
            assert_eq!(mail.html.contains("dir=\"rtl\""), is_rtl(lang));
        }
    }
}

#[test]
fn every_language_has_the_same_words() {
    let keys = |lang: &str| Words::of(WORDS, lang).unwrap().keys();
    for (lang, _) in WORDS {
        assert_eq!(keys(lang), keys("de"), "{lang}");
    }
}

#[test]
fn a_wish_finds_the_nearest_language() {
    assert_eq!(language("ar-SY"), "ar");
    assert_eq!(language("en"), "en");
    assert_eq!(language("de-simple"), "de-simple");
    assert_eq!(language("tlh"), "de");
}
