Guiju.shard("70a439d9837d","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
