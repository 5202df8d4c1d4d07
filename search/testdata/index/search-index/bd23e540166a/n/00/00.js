Guiju.shard("bd23e540166a","n/00/00","eNpiZTRkYmJhZGRkZE5MLmFkAoESQ0YmJgYmthJDIwMjIwj7+ZRNzzZPBbMBAQAA//+XbwgW");
