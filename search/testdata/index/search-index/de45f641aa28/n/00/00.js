Guiju.shard("de45f641aa28","n/00/00","eNpiZTRkYmJhZGRkZE5MLmFkAoESQ0YmJgYmthJDIwMjIwj7+ZRNzzZPBbMBAQAA//+XbwgW");
