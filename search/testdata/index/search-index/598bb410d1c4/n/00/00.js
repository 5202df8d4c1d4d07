Guiju.shard("598bb410d1c4","n/00/00","eNpiZTRkYmJhZGRkZE5MLmFkAoESQ0YmJgYmthJDIwMjIwj7+ZRNzzZPBbMBAQAA//+XbwgW");
