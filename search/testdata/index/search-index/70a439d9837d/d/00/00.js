Guiju.shard("70a439d9837d","d/00/00","eNpiYGBgYDRkNGQQetq65mnXwudTVrzYuwzChskxOycWsTkqJCcW6QECAAD//5PVEHk=");
