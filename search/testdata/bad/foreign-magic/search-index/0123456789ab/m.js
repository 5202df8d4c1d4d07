Guiju.shard("0123456789ab","m","eNrKL8lILdItTk0sSs5gYmJkZGTkYGBgYGRgAAQAAP//XfgE1w==");
