Guiju.shard("a4448eceef73","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
