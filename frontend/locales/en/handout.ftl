# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = Hand-out
handout-keep = Add to the hand-out
handout-kept = On the hand-out – remove
handout-count = { $cat ->
    [one] { $n } entry on the hand-out
   *[other] { $n } entries on the hand-out
}
handout-open = View and print
handout-title = Make a hand-out
handout-lead = Collect offers, events and organisations, and pass them on in the language the other person reads: on paper, as a link or as a code for the phone.
handout-description = Collect offers in { $city } and pass them on as a sheet, a link or a QR code – in nine languages, without an account.
handout-how = How it works
handout-step-1 = Search for what is needed.
handout-step-2 = On every entry that fits, choose “Add to the hand-out”.
handout-step-3 = Open the hand-out at the bottom, choose the language, print or share it.
handout-gone = This entry does not exist any more:
handout-remove = Remove
handout-up = Move up
handout-down = Move down
handout-for = In which language?
handout-more = Add something more
handout-full = { $cat ->
    [one] A hand-out holds no more than { $n } entry.
   *[other] A hand-out holds no more than { $n } entries.
}
handout-privacy = What you collect stands in the address of this page only. We store none of it, and there is no account.
handout-note = Note
handout-note-hint = It is printed, but neither sent nor stored. Write it last.
sheet-title = Help for you
sheet-as-of = As of { $date }
sheet-qr = This list on your phone
sheet-advice = Times may change. Call before you go.
share-title = Pass it on
share-button = Share
share-copy = Copy link
share-copied = Copied
share-print = Print
share-mail = By e-mail
share-more = Show link and QR code
share-link = Link to this page
share-qr-label = QR code: { $title }
offer-written = This text can be read in:
offer-similar = Similar offers
offer-nearby = Nearby
offer-bring = Bring along
move-title = My new district
move-lead = Moved? Choose where you lived before and where you live now. Then you see what there is in the new place.
move-description = After moving within { $city }: what you knew has its counterpart in the new district, or close by.
move-here = New here? What there is in place of what you knew
move-from = Before
move-to = Now
move-choose = Please choose
move-show = Show
move-same = Choose two different districts.
move-sentence = From { $from } to { $to }: this is what you find there, meeting places first.
move-nothing = Nothing is listed in { $from } that we could compare with { $to }.
move-none = There is none in { $name }. These are the nearest:
move-all = Everything in { $name }
move-jump = Kinds of offers
move-before = You may have known:
move-questions = If you have questions
move-questions-lead = These people help you further:
directory-title = The whole directory
directory-lead = All offers on one page: for slow connections, to print, and to take along.
directory-description = All offers in { $city } on one page, to be read without a connection, too.
directory-as-of = As it was on { $date }
directory-stored = No connection. You see the stored copy of { $date }.
directory-old = It is more than 30 days old. Much may have changed: call before you go.
directory-contents = Contents
directory-open = Open the whole page
directory-others = Others
offline-title = Read without internet
offline-text = Your device can keep this page. Without a connection it then shows this copy, with its date. It is stored only when you want it, and only on your device.
offline-needs-script = This needs JavaScript. Otherwise “Save page” in the menu of your browser helps.
offline-kept = Stored on this device
offline-trouble = That did not work. Please try again.
offline-keep = Keep for offline
offline-drop = Remove again
