Guiju.shard("bd23e540166a","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
