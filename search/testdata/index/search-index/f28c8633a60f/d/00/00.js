Guiju.shard("f28c8633a60f","d/00/00","Jzw5vmJgYGBgNGQ0ZBB62rrmadfC51NWvNi7DMKGyTE7JxaxOSokJxbpAQIAAP//");
