Guiju.shard("a4448eceef73","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
