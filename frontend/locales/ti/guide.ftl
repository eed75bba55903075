# Translated by machine, not yet reviewed by a person.
# The page in Tigrinya: the way to the others.
name = ትግርኛ
skip = ናብ ትሕዝቶ ሕለፉ
languages-label = ቋንቋ
sections-label = ክፍልታት
title = እንታይ የድልየኩም?
lead = ምኽሪ፣ ትምህርቲ ቋንቋ ጀርመን፣ መራኸቢ ቦታታትን ሓገዝ ኣብ መዓልታዊ ህይወትን።
note = እዞም ካልኦት ገጻት ገና ብትግርኛ የለዉን። መላግቦታት ናብ ገጻት ብኻልእ ቋንቋ ይወስዱ፦
by-machine = እዚ ትርጉም ብማሽን ዝተገብረ እዩ፣ ሰብ ገና ኣይፈተሾን።
search-label = እንታይ ትደልዩ ኣለኹም?
search-button = ድለዩ
open-now = ሕጂ ክፉት
offers = ኣገልግሎታት
events = ፍጻመታት
providers = ትካላት
districts = ከባቢታት
map = ካርታ
search = ምድላይ
topics = ብኣርእስቲ
emergency = ንህጹጽ ኩነታት
easy-german = ቀሊል ጀርመንኛ
sign-language = ቋንቋ ምልክት
accessibility = ተበጻሕነት
privacy = ምክልኻል ሓበሬታ
imprint = ሓበሬታ ብዛዕባ ኣዳላዊ
demo = መርኣያ ሓበሬታ፦ እዚ ንምርኣይ ጥራይ እዩ፣ ንናይ ሓቂ ሓገዝ ኣይኮነን።
