# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = Report a barrier
barrier-lead = What could you not use, read or understand on these pages? You get a number, and we answer within a month.
barrier-text = What does not work, or what do you need in another form?
barrier-text-help = 2,000 characters at most. If you like, name your device or aid.
barrier-page = On which page? (optional)
barrier-email = E-mail address for the answer (optional)
barrier-email-help = Only the editors see it. Without an address the barrier is looked into, but we cannot write to you. Everything is deleted 180 days after the report is settled.
barrier-send = Send the report
barrier-error-text = Say briefly what does not work.
barrier-error-long = The text is too long. There is room for 2,000 characters.
barrier-error-email = This e-mail address is not right. It looks like name@domain.com
barrier-error-page = What stands here about the page is too long.
barrier-done-title = Thank you for your report
barrier-number = Your number:
barrier-done-text = We look into it. An answer is due by { $date }.
barrier-done-later = If no answer comes, the office named in the statement on accessibility helps. Give this number there.
