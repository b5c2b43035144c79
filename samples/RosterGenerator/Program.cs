using RosterGenerator;

string folder = args.Length > 0 ? args[0] : ".";
File.WriteAllBytes(Path.Combine(folder, "organizations.csv"), CsvBytes.Of(Company.Rows()));
File.WriteAllBytes(Path.Combine(folder, "people.csv"), CsvBytes.Of(People.Rows()));
