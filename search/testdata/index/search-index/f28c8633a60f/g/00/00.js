Guiju.shard("f28c8633a60f","g/00/00","9u/DxmJL1Msoyc1hqspgez5l07PNU7lCFAwfNUwxMjAyYqxgZGbJzsxLYaxgyUnMS2eqymDNSS1LzWHM5kzN04fqTM1jdkwuYWCsYGBCUZyaBwgAAP//");
