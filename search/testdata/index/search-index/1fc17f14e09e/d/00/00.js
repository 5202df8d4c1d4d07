Guiju.shard("1fc17f14e09e","d/00/00","eNpiYGBgYDRkNGQQetq65mnXwudTVrzYuwzChskxOycWsTkqJCcW6QECAAD//5PVEHk=");
