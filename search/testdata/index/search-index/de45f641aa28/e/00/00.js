Guiju.shard("de45f641aa28","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
