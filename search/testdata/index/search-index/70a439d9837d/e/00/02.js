Guiju.shard("70a439d9837d","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
