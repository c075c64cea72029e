using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Users;

/// <summary>An email address: one @ inside and no blanks. Whether it exists, only a message to it could tell.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailAttribute : RegularExpressionAttribute
{
    /// <summary>Demands an email address.</summary>
    public EmailAttribute()
        : base(@"^[^@\s]+@[^@\s]+$") => ErrorMessage = "Must be an email address.";
}
