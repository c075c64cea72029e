using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Gives the entries of a file keys by which they are known again in the user's next file.</summary>
/// <remarks>
/// The key is the bank's id within the account. Where there is none, it is a fingerprint of account, day, cents and raw text
/// with its number of occurrence: three equal coffees are three rows, and the same file again is none.
/// </remarks>
/// <param name="userId">Whose file; two users have no key in common.</param>
/// <param name="isLedgerExport">Whether the ids are those of expenses of some ledger, which two ledgers give alike.</param>
internal sealed class ImportRowKeys(int userId, bool isLedgerExport)
{
    /// <summary>Characters of a key: half of a SHA-256 in hexadecimal.</summary>
    public const int Length = 32;

    private readonly Dictionary<string, int> occurrences = [];

    /// <summary>The key of the next entry of the file.</summary>
    public string Next(StatementRow row)
    {
        var cents = row.Amount is { } amount ? Money.ToCents(amount) : 0;
        var day = row.Date?.ToString("O", CultureInfo.InvariantCulture);
        if (isLedgerExport && row.BankId is not null)
            return Hash($"{userId} ledger\n{row.BankId}\n{day}\n{cents}");

        if (row.BankId is not null)
            return Hash($"{userId} id\n{row.Account}\n{row.BankId}");

        var fingerprint = $"{userId} row\n{row.Account}\n{day}\n{cents}\n{row.Raw.Trim()}";
        ref var occurrence = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, Hash(fingerprint), out _);

        return Hash($"{fingerprint}\n{++occurrence}");
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Length / 2));
}
