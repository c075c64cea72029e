using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetTracker.Api.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OrdersAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_expenses_category_id_date_id",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_date_id",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_user_id_date_id",
                table: "expenses");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_amount_cents_id",
                table: "expenses",
                columns: new[] { "amount_cents", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_category_id_amount_cents_id",
                table: "expenses",
                columns: new[] { "category_id", "amount_cents", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_category_id_date_id_amount_cents",
                table: "expenses",
                columns: new[] { "category_id", "date", "id", "amount_cents" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_date_id_amount_cents",
                table: "expenses",
                columns: new[] { "date", "id", "amount_cents" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_user_id_category_id_date_amount_cents",
                table: "expenses",
                columns: new[] { "user_id", "category_id", "date", "amount_cents" });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_user_id_date_id",
                table: "expenses",
                columns: new[] { "user_id", "date", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_expenses_amount_cents_id",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_category_id_amount_cents_id",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_category_id_date_id_amount_cents",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_date_id_amount_cents",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_user_id_category_id_date_amount_cents",
                table: "expenses");

            migrationBuilder.DropIndex(
                name: "ix_expenses_user_id_date_id",
                table: "expenses");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_category_id_date_id",
                table: "expenses",
                columns: new[] { "category_id", "date", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_expenses_date_id",
                table: "expenses",
                columns: new[] { "date", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_expenses_user_id_date_id",
                table: "expenses",
                columns: new[] { "user_id", "date", "id" },
                descending: new[] { false, true, true });
        }
    }
}
