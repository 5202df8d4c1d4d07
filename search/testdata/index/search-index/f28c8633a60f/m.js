Guiju.shard("f28c8633a60f","m","Dhg2gkovzcwq1S1OTSxKzmBkZGFiXMXIwsySnZmXwpKTmJfOmpNalprDwMQECAAA//8=");
