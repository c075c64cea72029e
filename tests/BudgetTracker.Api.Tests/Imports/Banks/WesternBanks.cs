using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>France, Italy, Spain, Portugal and Scandinavia, beside those in <see cref="RomanceBanks"/> and <see cref="NorthernBanks"/>.</summary>
internal static class WesternBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Banque Populaire: the day of the booking first",
            """
            2026-01-31 -12.50
            2026-01-29 1200.00
            """,
            """
            Compte;Date de comptabilisation;Date opération;Libellé;Référence;Date valeur;Montant
            12345678901;31/01/2026;30/01/2026;CB EPICERIE;ABC123;31/01/2026;-12,50
            12345678901;29/01/2026;29/01/2026;VIR EMPLOYEUR;ABC124;29/01/2026;1200,00
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Banque Populaire, new: signs on both sides",
            """
            2026-01-31 -12.50
            2026-01-29 1200.00
            """,
            """
            Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation
            31/01/2026;EPICERIE;CB EPICERIE FACT 300126;REF1;;Carte bancaire;Alimentation;Supermarche;-12,50;;30/01/2026;31/01/2026;0
            29/01/2026;EMPLOYEUR;VIR EMPLOYEUR;REF2;;Virement recu;Revenus;Salaires;;+1200,00;29/01/2026;29/01/2026;0
            """),
        new(
            "BNP Paribas: a balance in the line above",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Compte de chèques;Compte de chèques;****1234;31/01/2026;;1 187,50
            30/01/2026;;;FACTURE CARTE DU 290126 EPICERIE;-12,50
            29/01/2026;;;VIREMENT EMPLOYEUR;1 200,00
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "BNP Paribas: a balance in the place of an amount",
            """
            invalid
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Comptes de chèques";"Compte de chèques";"1234";"31/01/2026";"";"-1 187,50"
            "30/01/2026";"Paiement";"Facture carte";"FACTURE CARTE DU 290126 EPICERIE";"";"-12,50"
            "29/01/2026";"Virement";"Virement recu";"VIREMENT EMPLOYEUR";"";"1 200,00"
            """),
        new(
            "Orange Bank",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise
            30/01/2026;EPICERIE;CARTE;-12,50;EUR
            29/01/2026;EMPLOYEUR;VIREMENT;+1 200,00;EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Widiba: short names",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            ;;;;
            DATA CONT.;DATA VAL.;CAUSALE;DESCRIZIONE;IMPORTO (€)
            30/01/2026;29/01/2026;Pagamento;NEGOZIO;-12,50
            29/01/2026;29/01/2026;Stipendio;DITTA;1.200,00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "ING Italy: signs on both sides, a balance below",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            DATA CONTABILE;DATA VALUTA;USCITE;ENTRATE;CAUSALE;DESCRIZIONE OPERAZIONE
            30/01/2026;29/01/2026;-12,50;;PAGAMENTI;NEGOZIO
            29/01/2026;29/01/2026;;+1.200,00;STIPENDIO;DITTA
            ;;Saldo finale;1.187,50;;
            """),
        new(
            "ING Spain: the day of value alone",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            F. VALOR;CATEGORÍA;SUBCATEGORÍA;DESCRIPCIÓN;COMENTARIO;IMAGEN;IMPORTE (€);SALDO (€)
            30/01/2026;Compras;Supermercado;Pago en TIENDA;;No;-12,50;1187,50
            29/01/2026;Nómina;Nómina;Nómina EMPRESA;;No;1200,00;1200,00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Debe and Haber",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Fecha;Concepto;Debe;Haber;Saldo
            30/01/2026;TIENDA;12,50;;1.187,50
            29/01/2026;NOMINA;;1.200,00;1.200,00
            """),
        new(
            "Santander Portugal: importância",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Listagem de Movimentos;;;;
            Conta: 0003.12345;;;;
            Data Operação;Data valor;Descrição;Importância (EUR);Saldo Contab. (EUR)
            30-01-2026;30-01-2026;LOJA;-12,50;1.187,50
            29-01-2026;29-01-2026;EMPRESA;1.200,00;1.200,00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Nordea Denmark: the year first, with slashes",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Bogføringsdato;Beløb;Afsender;Modtager;Navn;Beskrivelse;Saldo;Valuta;Afstemt
            2026/01/30;-12,50;1234;;;Butik;1187,50;DKK;
            2026/01/29;1200,00;;1234;Firma;Løn;1200,00;DKK;
            """)
        {
            Currencies = "DKK",
        },
        new(
            "ICA Banken: kronor behind amounts",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Datum;Text;Typ;Budgetgrupp;Belopp;Saldo
            2026-01-30;AFFÄR;E-faktura;Livsmedel;-12,50 kr;1 187,50 kr
            2026-01-29;LÖN;Insättning;Inkomst;1 200,00 kr;1 200,00 kr
            """),
        new(
            "Bank Norwegian: names of columns without blanks, an amount abroad",
            """
            2026-01-30 -12.50
            2026-01-29 -23.40
            2026-01-28 300.00
            """,
            """
            TransactionDate,Text,Type,Currency Amount,Currency Rate,Currency,Amount,Merchant Area,Merchant Category,BookDate,ValueDate
            2026-01-29,BUTIKK,Kjøp,-12.50,1,NOK,-12.50,OSLO,Food,2026-01-30,2026-01-30
            2026-01-28,SHOP,Kjøp,-2.00,11.7,EUR,-23.40,BERLIN,Food,2026-01-29,2026-01-29
            2026-01-27,Innbetaling,Innbetaling,300.00,1,NOK,300.00,,,2026-01-28,2026-01-28
            """)
        {
            Currencies = "NOK EUR",
        },
        new(
            "Landsbankinn: thousands that could be units",
            """
            2026-01-30 -1250.00
            2026-01-29 100000.00
            """,
            """
            Dagsetning;Vaxtadagur;Tilvísun;Texti;Upphæð;Staða
            30.01.2026;30.01.2026;1234;Búð;-1.250;98.750
            29.01.2026;29.01.2026;1235;Laun;100.000;100.000
            """)
        {
            Needs = "decimalSeparator",
            Options = new StatementOptions { DecimalSeparator = ',' },
        },
        new(
            "Luminor Latvia: D and K",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Operācijas tips";"Datums";"Laiks";"Saņēmējs/Maksātājs";"Konts";"Bankas kods";"Maksājuma mērķis";"Summa";"D/K";"Valūta"
            "Kartes";"2026-01-30";"10:11";"VEIKALS";"";"";"Pirkums";"12,50";"D";"EUR"
            "Maksājums";"2026-01-29";"09:11";"FIRMA";"LV1";"X";"Alga";"1200,00";"K";"EUR"
            """)
        {
            Currencies = "EUR",
        },
    ];
}
